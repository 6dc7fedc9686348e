package io.surelock.cli;

import io.surelock.app.StartException;
import io.surelock.app.config.ConfigException;
import io.surelock.app.config.Nearest;
import io.surelock.app.durability.NotDurableException;
import io.surelock.app.embedded.InfraException;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.bet.Identifiers;
import io.surelock.bookmaker.server.BookmakerServerException;
import io.surelock.check.log.CheckException;
import io.surelock.feed.FeedFileException;
import io.surelock.mirror.RedisUnavailableException;
import io.surelock.replay.ReplayException;
import io.surelock.scenario.file.ScenarioFileException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Turns everything that can go wrong into a sentence on standard error that begins with {@code
 * surelock: } and says what to do. Stack traces go to the log, and are shown on request only.
 */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Wrong usage, wrong input, or something that Surelock needs does not work. */
    static final int UNUSABLE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final BooleanSupplier tracing;

    Errors(BooleanSupplier tracing) {
        this.tracing = tracing;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String help = "; see " + command.getCommandSpec().qualifiedName() + " --help.";
        return report(command, List.of(sentence(e) + help), e);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        return switch (e) {
            case ConfigException refused -> report(command, refused.problems(), e);
            case RedisUnavailableException unavailable ->
                    report(
                            command,
                            List.of(
                                    unavailable.sentence()
                                            + ": start Redis or correct its address (--redis, redis.uri)."),
                            e);
            case NotDurableException refused -> report(command, refused.sentences(), e);
            case CliException _,
                    BookmakerServerException _,
                    ScenarioFileException _,
                    CheckException _,
                    InfraException _,
                    KafkaAccessException _,
                    StartException _,
                    ReplayException _,
                    FeedFileException _ ->
                    report(command, List.of(String.valueOf(e.getMessage())), e);
            default -> report(command, List.of(unexpected(e, command)), e);
        };
    }

    private int report(CommandLine command, List<String> sentences, Exception e) {
        PrintWriter err = command.getErr();
        sentences.forEach(sentence -> err.println(line(command, sentence)));
        if (tracing.getAsBoolean()) {
            e.printStackTrace(err);
        }
        // Under the threshold of the console: the log file gets the stack trace.
        LOG.info("{}", sentences, e);
        err.flush();
        return UNUSABLE;
    }

    private static String line(CommandLine command, String sentence) {
        String name = command.getColorScheme().errorText("surelock:").toString();
        return name + " " + Identifiers.visible(sentence.replaceAll("\\s*\\R\\s*", " "));
    }

    private static String unexpected(Exception e, CommandLine command) {
        return "%s failed unexpectedly (%s): run it again with --verbose and report what it shows."
                .formatted(command.getCommandSpec().qualifiedName(), e);
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().getFirst(), e.getCommandLine());
        }
        String message = String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static String unknown(String word, CommandLine command) {
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return "there is no option %s%s".formatted(name, nearest(name, options(command)));
        }
        Set<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? "\"%s\" is one argument too many".formatted(word)
                : "there is no command %s%s".formatted(word, nearest(word, commands));
    }

    private static Set<String> options(CommandLine command) {
        Set<String> names = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
        names.removeIf(name -> !name.startsWith("--"));
        return names;
    }

    private static String nearest(String word, Set<String> known) {
        return Nearest.closeTo(word, known).map(name -> ", the nearest is " + name).orElse("");
    }
}

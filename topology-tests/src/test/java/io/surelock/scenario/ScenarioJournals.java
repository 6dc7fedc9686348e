package io.surelock.scenario;

import io.surelock.contract.Wire;
import io.surelock.desk.policy.Policy;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.export.ExportWriter;
import io.surelock.replay.source.RawEntry;
import io.surelock.scenario.file.ScenarioReader;
import io.surelock.scenario.topology.TopologyExecutor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The journals that the catalogue's scenarios leave, as an archive with an export of each. */
final class ScenarioJournals {

    /** Of the archive's entries, so that the same journals make the same archive. */
    private static final long NO_TIME = 0;

    private static final Wire WIRE = Wire.standard();

    private ScenarioJournals() {}

    /** Plays the whole catalogue and keeps the journals. */
    static void write(Path archive, Path scratch) throws Exception {
        VirtualPlayer player = new VirtualPlayer(TopologyExecutor::new);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Path file : ScenarioFiles.all()) {
                for (Scenario scenario : ScenarioReader.read(file)) {
                    Path export = scratch.resolve("journal.export");
                    export(player.record(scenario), export);
                    ZipEntry entry =
                            new ZipEntry(
                                    ScenarioFiles.name(file).replace(".yaml", "")
                                            + ": "
                                            + scenario.name());
                    entry.setTime(NO_TIME);
                    zip.putNextEntry(entry);
                    Files.copy(export, zip);
                }
            }
        }
    }

    private static void export(Recording played, Path export) throws Exception {
        try (ExportWriter writer = ExportWriter.open(export, Map.of("source", "scenario"), WIRE)) {
            long offset = 0;
            for (Recording.Moment moment : played.moments()) {
                if (moment.output() instanceof VirtualOutput.Journaled(JournalEntry entry)) {
                    byte[] sealed = WIRE.journal().seal(entry.body(), entry.previous());
                    writer.add(new RawEntry(0, offset++, Policy.MAIN_DESK, sealed), entry.body());
                }
            }
            writer.finish();
        }
    }

    /**
     * One journal of an archive.
     *
     * @param name scenario file and scenario
     * @param export where it is now
     */
    record Kept(String name, Path export) {}

    /** Unpacks an archive. */
    static List<Kept> read(Path archive, Path folder) throws Exception {
        List<Kept> kept = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                Path export = folder.resolve(kept.size() + ".export");
                Files.copy(zip, export);
                kept.add(new Kept(each.getName(), export));
            }
        }
        return kept;
    }
}

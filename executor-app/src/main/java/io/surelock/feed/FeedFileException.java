package io.surelock.feed;

/**
 * A file of arbs cannot be used. The message is one sentence: which file, what is wrong, what to
 * do.
 */
public final class FeedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FeedFileException(String sentence) {
        super(sentence);
    }

    public FeedFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

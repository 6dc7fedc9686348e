package io.surelock.app.drawing;

/** The languages a topology can be drawn in. */
public enum DrawingFormat {
    /** Lines for people. */
    TEXT,
    /** For Markdown pages. */
    MERMAID,
    /** For Graphviz. */
    DOT
}

package io.surelock.app.config;

/** How public events are written. */
public enum EventFormat {
    AVRO,
    JSON
}

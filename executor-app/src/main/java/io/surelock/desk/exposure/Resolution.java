package io.surelock.desk.exposure;

import java.time.Instant;

/** Who looked at an exposure, when, and what they found. */
public record Resolution(String by, Instant resolvedAt, String note) {}

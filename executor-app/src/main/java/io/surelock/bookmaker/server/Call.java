package io.surelock.bookmaker.server;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, whoever read it from the wire.
 *
 * @param path without the query
 * @param query the first value of each parameter, decoded
 * @param authorization the header, if there was one
 * @param idempotencyKey the header, if there was one
 */
record Call(
        String method,
        String path,
        Map<String, String> query,
        Optional<String> authorization,
        Optional<String> idempotencyKey,
        String body) {}

/**
 * The configuration: one documented tree of settings ({@link
 * io.surelock.app.config.SurelockConfig}), read from the command line, the environment, a YAML file
 * and defaults, in this order. {@link io.surelock.app.config.ConfigLoader} refuses what it does not
 * know, reports all problems at once, one sentence each, and never shows a secret.
 */
@NullMarked
package io.surelock.app.config;

import org.jspecify.annotations.NullMarked;

/** Several instances on a real Kafka, one of which is killed. */
@NullMarked
package io.surelock.audit.cluster;

import org.jspecify.annotations.NullMarked;

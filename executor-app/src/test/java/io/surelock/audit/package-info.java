@org.jspecify.annotations.NullMarked
package io.surelock.audit;

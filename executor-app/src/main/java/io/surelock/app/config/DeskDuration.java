package io.surelock.app.config;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range of every duration of a desk's policy. */
@DurationMin(millis = 1)
@DurationMax(days = 30)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface DeskDuration {
    String message() default "must be 1ms to 30d";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package io.surelock.app.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a setting or a group of settings is for, as the documented example shows it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Described {

    /** Place among its siblings, from 1: reflection promises no order. */
    int order();

    /** One or two sentences with unit and range. */
    String value();

    /** A value to show where there is no default. */
    String example() default "";
}

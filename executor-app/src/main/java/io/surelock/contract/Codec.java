package io.surelock.contract;

import java.util.function.Function;

/** Converts one kind of Java value to Avro's generic form and back. Null never reaches it. */
interface Codec {

    /**
     * The Avro form of a Java value.
     *
     * @throws IllegalArgumentException if the schema cannot hold the value exactly
     */
    Object write(Object value);

    /**
     * The Java value of an Avro form.
     *
     * @throws BadValue if it breaks a rule of the Java type
     */
    Object read(Object avro);

    /** A codec of two functions; what {@code read} refuses by exception becomes a bad value. */
    static <J> Codec of(
            Class<J> type, Function<? super J, Object> write, Function<Object, ? extends J> read) {
        return new Codec() {
            @Override
            public Object write(Object value) {
                return write.apply(type.cast(value));
            }

            @Override
            public Object read(Object avro) {
                try {
                    return read.apply(avro);
                } catch (IllegalArgumentException | ArithmeticException e) {
                    throw BadValue.remark(String.valueOf(e.getMessage()));
                }
            }
        };
    }
}

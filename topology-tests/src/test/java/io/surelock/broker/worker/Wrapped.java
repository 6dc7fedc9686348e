package io.surelock.broker.worker;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Real clients whose calls a test can see and change. */
final class Wrapped {

    private Wrapped() {}

    /** The call that a client was to make. */
    interface Call {

        /** The method's name. */
        String name();

        /** What it was called with; may be changed. */
        @Nullable Object[] arguments();

        /** Makes the call on the real client. */
        @Nullable Object proceed() throws Throwable;
    }

    /** Stands in for each call of a client. */
    @FunctionalInterface
    interface Around {

        @Nullable Object call(Call call) throws Throwable;
    }

    /** The client with something around each of its calls. */
    static <T> T around(Class<T> type, T client, Around around) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) ->
                                around.call(
                                        new RealCall(
                                                client,
                                                method,
                                                arguments == null ? new Object[0] : arguments)));
        return type.cast(proxy);
    }

    @SuppressWarnings("ArrayRecordComponent") // the arguments are the caller's own array
    private record RealCall(Object client, Method method, @Nullable Object[] arguments)
            implements Call {

        @Override
        public String name() {
            return method.getName();
        }

        @Override
        public @Nullable Object proceed() throws Throwable {
            try {
                return method.invoke(client, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}

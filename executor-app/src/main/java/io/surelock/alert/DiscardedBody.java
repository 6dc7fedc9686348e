package io.surelock.alert;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads an answer's body to no purpose but that the connection can be used again, and gives it up
 * when it is long. Its value is how many bytes were read.
 */
final class DiscardedBody implements BodySubscriber<Integer> {

    private static final int LIMIT_BYTES = 64 * 1024;

    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private Flow.@Nullable Subscription source;
    private int read;

    @Override
    public CompletionStage<Integer> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        read += parts.stream().mapToInt(ByteBuffer::remaining).sum();
        Flow.Subscription subscription = source;
        if (subscription == null || end.isDone()) {
            return;
        }
        if (read > LIMIT_BYTES) {
            subscription.cancel();
            end.complete(read);
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(read);
    }
}

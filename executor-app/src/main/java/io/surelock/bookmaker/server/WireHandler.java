package io.surelock.bookmaker.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/** One connection: a request, its answer, the next request. */
// What cannot be sent has lost its connection, and nobody is left to be told.
@SuppressWarnings("FutureReturnValueIgnored")
final class WireHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(WireHandler.class);

    private final Routes routes;
    private final ExecutorService threads;

    WireHandler(Routes routes, ExecutorService threads) {
        this.routes = routes;
        this.threads = threads;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        // The handler before this one keeps what comes meanwhile.
        context.channel().config().setAutoRead(false);
        if (request.decoderResult().isFailure()) {
            send(context, Reply.error(400, "that is no HTTP request"), false);
            return;
        }
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        Call call;
        try {
            call = call(request);
        } catch (IllegalArgumentException e) {
            send(context, Reply.error(400, "malformed address: " + e.getMessage()), keepAlive);
            return;
        }
        try {
            threads.execute(() -> send(context, routes.answer(call), keepAlive));
        } catch (RejectedExecutionException _) {
            context.close(); // the server is closing
        }
    }

    private static Call call(FullHttpRequest request) {
        var address = new QueryStringDecoder(request.uri());
        Map<String, String> query = new HashMap<>();
        address.parameters().forEach((name, values) -> query.put(name, values.getFirst()));
        return new Call(
                request.method().name(),
                address.path(),
                query,
                Optional.ofNullable(request.headers().get(HttpHeaderNames.AUTHORIZATION)),
                Optional.ofNullable(request.headers().get("Idempotency-Key")),
                request.content().toString(StandardCharsets.UTF_8));
    }

    private static void send(ChannelHandlerContext context, Reply reply, boolean keepAlive) {
        switch (reply.delivery()) {
            case NOTHING -> context.close();
            case HALF -> {
                var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status(reply));
                byte[] body = bytes(reply);
                fill(head.headers(), reply, body.length, keepAlive);
                context.write(head);
                context.writeAndFlush(
                                new DefaultHttpContent(
                                        Unpooled.wrappedBuffer(body, 0, body.length / 2)))
                        .addListener(ChannelFutureListener.CLOSE);
            }
            case TWICE -> {
                context.write(whole(reply, keepAlive));
                finish(context, whole(reply, keepAlive), keepAlive);
            }
            case WHOLE -> finish(context, whole(reply, keepAlive), keepAlive);
        }
    }

    private static void finish(
            ChannelHandlerContext context, FullHttpResponse response, boolean keepAlive) {
        context.writeAndFlush(response)
                .addListener(
                        sent -> {
                            if (keepAlive && sent.isSuccess()) {
                                context.channel().config().setAutoRead(true);
                            } else {
                                context.close();
                            }
                        });
    }

    private static FullHttpResponse whole(Reply reply, boolean keepAlive) {
        byte[] body = bytes(reply);
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, status(reply), Unpooled.wrappedBuffer(body));
        fill(response.headers(), reply, body.length, keepAlive);
        return response;
    }

    private static byte[] bytes(Reply reply) {
        return reply.body().getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponseStatus status(Reply reply) {
        return HttpResponseStatus.valueOf(reply.status());
    }

    private static void fill(HttpHeaders headers, Reply reply, int bytes, boolean keepAlive) {
        headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, bytes);
        reply.retryAfter()
                .ifPresent(wait -> headers.set(HttpHeaderNames.RETRY_AFTER, wait.toSeconds()));
        if (!keepAlive) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("A caller has gone away.", cause);
        } else {
            LOG.warn("A connection has failed and is closed.", cause);
        }
        context.close();
    }
}

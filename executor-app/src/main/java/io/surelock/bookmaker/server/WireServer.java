package io.surelock.bookmaker.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;

import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Speaks HTTP/1.1. Reads one request of a connection at a time, hands it to a virtual thread of its
 * own, and reads the next when that one is answered.
 */
final class WireServer implements AutoCloseable {

    /** A request that is larger is answered 413. */
    private static final int MAX_REQUEST_BYTES = 64 * 1024;

    private static final int BACKLOG = 1_024;

    private final EventLoopGroup loops;
    private final ExecutorService threads;
    private final ChannelGroup connections;
    private final Channel listening;

    private WireServer(
            EventLoopGroup loops,
            ExecutorService threads,
            ChannelGroup connections,
            Channel listening) {
        this.loops = loops;
        this.threads = threads;
        this.connections = connections;
        this.listening = listening;
    }

    /**
     * Listens.
     *
     * @throws BookmakerServerException if the address cannot be listened on
     */
    static WireServer listen(String host, int port, Routes routes) throws BookmakerServerException {
        var names = new DefaultThreadFactory("bookmaker-wire", true);
        var loops = new MultiThreadIoEventLoopGroup(2, names, NioIoHandler.newFactory());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        connections.add(channel);
                                        channel.pipeline()
                                                .addLast(
                                                        new HttpServerCodec(),
                                                        new LimitedAggregator(MAX_REQUEST_BYTES),
                                                        new FlowControlHandler(),
                                                        new WireHandler(routes, threads));
                                    }
                                })
                        .bind(host, port)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            threads.shutdownNow();
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            throw new BookmakerServerException(
                    "The bookmaker cannot listen on %s port %d (%s); choose another with --port or --host."
                            .formatted(host, port, bound.cause().getMessage()),
                    bound.cause());
        }
        return new WireServer(loops, threads, connections, bound.channel());
    }

    /** The port that is listened on. */
    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Takes no more connections, ends the open ones, and breaks off what is being answered. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        threads.shutdownNow();
        threads.close();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}

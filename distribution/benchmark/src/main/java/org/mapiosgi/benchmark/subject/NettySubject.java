// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.concurrent.TimeUnit;

/** Netty's DefaultEventExecutor. */
public final class NettySubject extends ExecutorSubject {
  private final DefaultEventExecutor executor;

  /** Starts one. */
  public NettySubject() {
    this(new DefaultEventExecutor());
  }

  private NettySubject(DefaultEventExecutor executor) {
    super(executor);
    this.executor = executor;
  }

  @Override
  public void shutdown() {
    executor.shutdownGracefully(0, 10, TimeUnit.SECONDS);
  }

  /** Netty's own, deprecated, is the same as its shutdown. */
  @Override
  public void shutdownNow() {
    throw new NotOffered("an end at once");
  }

  @Override
  public void close() {
    executor.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }
}

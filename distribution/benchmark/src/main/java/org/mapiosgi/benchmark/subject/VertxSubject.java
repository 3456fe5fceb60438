// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** A Vert.x context on one event loop. */
public final class VertxSubject implements Subject {
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
  private final Context context = vertx.getOrCreateContext();

  @Override
  public Runnable poster(Runnable task) {
    Handler<Void> handler = nothing -> task.run();
    return () -> context.runOnContext(handler);
  }

  @Override
  public Runnable timer(Runnable task, long millis) {
    long id = vertx.setTimer(millis, number -> task.run());
    return () -> vertx.cancelTimer(id);
  }

  @Override
  public void ticks(Runnable task, long millis) {
    vertx.setPeriodic(millis, number -> task.run());
  }

  @Override
  public void close() {
    vertx.close();
  }
}

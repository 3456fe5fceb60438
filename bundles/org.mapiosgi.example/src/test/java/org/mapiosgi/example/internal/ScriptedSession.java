// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiTask;
import org.osgi.util.promise.Promise;

/** A session whose units of work are not run: each submission gets the next prepared outcome. */
final class ScriptedSession implements MapiSession {
  private final Queue<Promise<?>> outcomes = new ArrayDeque<>();

  ScriptedSession then(Promise<?> outcome) {
    outcomes.add(outcome);
    return this;
  }

  @Override
  public String name() {
    return "billing";
  }

  @Override
  @SuppressWarnings("unchecked") // the test prepares what the task would return
  public <T> Promise<T> submit(MapiTask<T> task) {
    return (Promise<T>) outcomes.remove();
  }

  @Override
  public <T> Promise<T> submit(MapiTask<T> task, Duration deadline) {
    return submit(task);
  }

  @Override
  public <T> T call(MapiTask<T> task, Duration deadline) {
    throw new UnsupportedOperationException();
  }
}

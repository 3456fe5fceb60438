// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.lifecycle.internal.actor.Actor.Word;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the changes that the steps of one actor made: step after step, word by word. */
final class Tellings {
  /** The longest time to wait for a consumer while a service is registered or withdrawn. */
  static final int PATIENCE_MILLIS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Tellings.class);
  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final Serial registry;
  private Map<Word, List<Runnable>> step = new EnumMap<>(Word.class);

  /** Done when the registry knows all; a consumer may hold that up. */
  private CompletableFuture<Void> registered = DONE;

  /** Done if all receivers are informed. */
  private CompletableFuture<Void> told = DONE;

  /** Begins with nothing to publish. */
  Tellings(Serial registry) {
    this.registry = registry;
  }

  /** Notes a call to make after the current step. */
  void add(Word word, Runnable telling) {
    step.computeIfAbsent(word, first -> new ArrayList<>()).add(telling);
  }

  /** Makes the noted calls. The step is over and its change is published. Never blocks. */
  void tell() {
    if (step.isEmpty()) {
      return;
    }
    Map<Word, List<Runnable>> now = step;
    step = new EnumMap<>(Word.class);
    run(now.remove(Word.PRODUCT));
    List<Runnable> services = now.remove(Word.REGISTRY);
    if (services != null) {
      told = told.thenCombine(register(services), (first, second) -> null);
    }
    told = told.thenRun(() -> now.values().forEach(Tellings::run));
  }

  /**
   * Begins to register or withdraw.
   *
   * @return done when the registry shows the change, or when it is useless to wait for that
   */
  private CompletableFuture<Void> register(List<Runnable> services) {
    CompletableFuture<Void> before = registered;
    CompletableFuture<Void> now = new CompletableFuture<>();
    CompletableFuture<Void> patience = now.copy();
    registered = now;
    boolean queued =
        registry.offer(
            () -> {
              // Counted from here: a busy machine must not look like a consumer that blocks.
              patience.completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
              run(services);
              now.complete(null);
            });
    if (!queued) {
      now.complete(null);
    }
    // A call that an earlier change still holds up does not begin.
    return told.thenCompose(none -> before.isDone() ? patience : DONE);
  }

  private static void run(List<Runnable> tellings) {
    if (tellings == null) {
      return;
    }
    for (Runnable telling : tellings) {
      try {
        telling.run();
      } catch (RuntimeException | Error e) {
        LOG.error("a change of state could not be reported", e);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether a step left its thread impersonating another account, and ends the impersonation:
 * the next step's calls of MAPI must not run with it (R29). Thread-safe.
 */
public final class TokenWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);

  private final MapiSubsystemBinding binding;
  private final LongAdder found = new LongAdder();
  private final AtomicReference<String> last = new AtomicReference<>("");

  TokenWatch(MapiSubsystemBinding binding) {
    this.binding = binding;
  }

  /** Looks at the calling thread, after a step. */
  void check(String thread, Step step) {
    Optional<String> account = binding.impersonatedAccount();
    if (account.isEmpty()) {
      return;
    }
    binding.stopImpersonating();
    found.increment();
    String text = step.words() + " left " + thread + " impersonating " + account.get();
    last.set(text);
    LOG.error("lane={} {} (R29); it acts as its process again", thread, text);
  }

  /** Returns the findings about impersonation. */
  public List<Finding> findings() {
    return found.sum() == 0
        ? List.of()
        : List.of(
            Finding.warning(
                    "Impersonation",
                    found.sum() + " times since MAPI is ready; the last: " + last.get())
                .rule("R29")
                .remedy("do not impersonate in units of work; one process serves one account")
                .build());
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Notes the threads that act as another account (R29). Thread-safe. */
public final class Impersonations {
  private final Violations violations;
  private final Map<Thread, String> accounts = new ConcurrentHashMap<>();

  Impersonations(Violations violations) {
    this.violations = violations;
  }

  /** Makes the calling thread impersonate an account; none where it is empty. */
  public void impersonate(String account) {
    if (account.isEmpty()) {
      accounts.remove(Thread.currentThread());
    } else {
      accounts.put(Thread.currentThread(), account);
    }
  }

  /** Returns the account that the calling thread impersonates. */
  public Optional<String> account() {
    return Optional.ofNullable(accounts.get(Thread.currentThread()));
  }

  /** Notes a call on a thread that impersonates. */
  public void check(String operation) {
    account()
        .ifPresent(
            account ->
                violations.add(
                    "R29",
                    operation,
                    "thread " + Thread.currentThread().getName() + " impersonates " + account,
                    "call RevertToSelf before MAPI is called"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record of broken rules. Thread-safe. */
public final class Violations {
  private static final Logger LOG = LoggerFactory.getLogger(Violations.class);

  /** A loop that breaks a rule for days must not fill the memory; the first ones tell it all. */
  private static final int KEPT = 1000;

  private final List<Finding> findings = new ArrayList<>();

  /** Notes a broken rule. */
  public void add(String rule, String operation, String text, String remedy) {
    Finding finding = Finding.error(operation, text).rule(rule).remedy(remedy).build();
    synchronized (findings) {
      if (findings.size() >= KEPT) {
        return;
      }
      findings.add(finding);
    }
    LOG.warn("{} broken by {} on thread {}: {}", rule, operation, thread(), text);
  }

  /** Notes a broken rule and gives the failure that answers it. */
  public MapiException refuse(
      String rule, String operation, HResult code, String text, String remedy) {
    add(rule, operation, text, remedy);
    return MapiException.of(operation, code, text).withHint(rule, remedy.isEmpty() ? text : remedy);
  }

  /** Returns the violations that were noted so far. */
  public List<Finding> all() {
    synchronized (findings) {
      return List.copyOf(findings);
    }
  }

  private static String thread() {
    return Thread.currentThread().getName();
  }
}

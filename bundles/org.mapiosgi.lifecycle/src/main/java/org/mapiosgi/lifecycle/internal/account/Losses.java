// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.model.session.OpenObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists the objects and buffers that nothing will release, with their holders: those of steps that
 * ended without a release, and those of lanes whose thread ended. Thread-safe.
 */
public final class Losses {
  private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

  private record Owner(String session, String lane, String work) {}

  private record Amount(Map<String, Integer> objects, int buffers) {
    Amount plus(Amount more) {
      Map<String, Integer> sum = new TreeMap<>(objects);
      more.objects.forEach((name, count) -> sum.merge(name, count, Integer::sum));
      return new Amount(sum, buffers + more.buffers);
    }

    @Override
    public String toString() {
      Stream<String> each =
          new TreeMap<>(objects)
              .entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey());
      return Stream.concat(each, buffers == 0 ? Stream.empty() : Stream.of(buffers + " buffers"))
          .collect(Collectors.joining(", "));
    }
  }

  private static final int MOST_REFUSED = 100;

  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Map<Owner, Amount> all = new ConcurrentHashMap<>();

  /**
   * Notes the end of a step. If the step left something open, it is noted as lost.
   *
   * @param objects the objects that it still has open
   * @param buffers the number of buffers that it has not freed
   */
  public void ofStep(String session, String lane, String work, OpenObjects objects, int buffers) {
    Map<String, Integer> open = objects.byInterface();
    if (!open.isEmpty() || buffers > 0) {
      add(new Owner(session, lane, work), new Amount(open, Math.max(0, buffers)));
    }
  }

  /**
   * A lane's thread has ended, and a session is logged on still on it.
   *
   * @param objects what that keeps open
   */
  public void ofLane(String session, String lane, OpenObjects objects) {
    add(new Owner(session, lane, ""), new Amount(objects.byInterface(), 0));
  }

  /**
   * Notes that the provider refused a call that releases something. The session is released
   * nevertheless.
   */
  public void refused(String session, String call) {
    if (refused.size() < MOST_REFUSED) {
      refused.add("session '" + session + "': " + call);
    }
  }

  /** Names the refused calls that should have released something, as part of a sentence. */
  public String refusedWords() {
    return String.join("; ", refused);
  }

  private void add(Owner owner, Amount amount) {
    all.merge(owner, amount, Amount::plus);
    LOG.error("lane={} session={} {}: {}", owner.lane(), owner.session(), ended(owner), amount);
  }

  private static String ended(Owner owner) {
    return owner.work().isEmpty()
        ? "the thread has ended without logging off"
        : owner.work() + " has ended without giving back what it obtained";
  }

  /** Describes the holder and the amount. */
  public List<ObjectHolder> holders() {
    return all.entrySet().stream()
        .map(
            each ->
                ObjectHolder.of(each.getKey().lane())
                    .session(each.getKey().session())
                    .work(each.getKey().work())
                    .objects(each.getValue().objects())
                    .buffers(each.getValue().buffers())
                    .lost(true)
                    .build())
        .toList();
  }

  /** Returns a part of a sentence: the holders and their losses. Empty if nothing is lost. */
  public String words() {
    return all.entrySet().stream()
        .map(each -> words(each.getKey()) + ": " + each.getValue())
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String words(Owner owner) {
    String of = owner.session().isEmpty() ? "" : " of session '" + owner.session() + "'";
    return (owner.work().isEmpty() ? "the logon" : owner.work()) + of + " on " + owner.lane();
  }

  /** Returns the findings for an operator. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (!refused.isEmpty()) {
      findings.add(
          Finding.warning("Release", "the provider refused on the way down: " + refusedWords())
              .rule("R13")
              .remedy("look at the provider; restart the process if sessions are left on a server")
              .build());
    }
    all.forEach(
        (owner, amount) ->
            findings.add(
                owner.work().isEmpty()
                    ? Finding.warning(
                            "Lost",
                            "the thread of "
                                + owner.lane()
                                + " has ended without logging off session '"
                                + owner.session()
                                + "': "
                                + amount
                                + " stay open, and count for the limits, until the process ends")
                        .rule("R13")
                        .remedy(
                            "restart the process when it suits; look in the log for the error of"
                                + " pump "
                                + owner.lane())
                        .build()
                    : Finding.warning("Lost", words(owner) + " has left behind: " + amount)
                        .rule("R13")
                        .remedy(
                            "a fault of the binding or of the provider: report it; restart the"
                                + " process before it adds up")
                        .build()));
    return findings;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.ObjectHolder;

/** Shows the open objects and their holders as text. */
final class AccountsText {
  private static final String NOTHING = "none";

  private AccountsText() {}

  static String ofLanes(List<LaneStatus> lanes, Instant now) {
    if (lanes.isEmpty()) {
      return "MAPI has no threads; mapi:status says why.";
    }
    TextTable table = new TextTable("lane", "state", "for", "session", "work", "queued", "open");
    for (LaneStatus lane : lanes) {
      table.row(
          lane.name(),
          lane.state(),
          StatusText.text(Duration.between(lane.since(), now)),
          lane.session().orElse(""),
          lane.work().orElse(""),
          lane.queued(),
          lane.objects().isEmpty() ? "" : listed(lane.objects()));
    }
    return table.toString();
  }

  static String ofObjects(MapiAccounts accounts) {
    TextTable live = new TextTable("live", "");
    live.row(
        "objects", accounts.liveObjects().isEmpty() ? NOTHING : listed(accounts.liveObjects()));
    live.row("buffers", accounts.liveBuffers() == 0 ? NOTHING : accounts.liveBuffers());
    TextTable holders = new TextTable("session", "lane", "obtained by", "objects", "buffers", "");
    for (ObjectHolder holder : accounts.holders()) {
      holders.row(
          holder.session().orElse(""),
          holder.lane(),
          holder.work().orElse("the session"),
          listed(holder.objects()),
          holder.buffers() == 0 ? "" : holder.buffers(),
          holder.lost() ? "LOST: never given back" : "");
    }
    TextTable limits =
        new TextTable("limit", "rule", "session", "open", "highest", "most", "refused", "");
    for (LimitStatus limit : accounts.limits()) {
      limits.row(
          limit.counted() + limit.bundle().map(name -> " of bundle " + name).orElse(""),
          limit.rule().orElse(""),
          limit.session().orElse(""),
          limit.used(),
          limit.highest(),
          limit.limit().isEmpty() ? "any" : limit.limit().getAsInt(),
          limit.refused(),
          note(limit));
    }
    return live
        + "\n"
        + (accounts.holders().isEmpty() ? "" : "\n" + holders + "\n")
        + (accounts.limits().isEmpty() ? "" : "\n" + limits);
  }

  private static String note(LimitStatus limit) {
    return Stream.of(
            limit.near() ? "near the limit" : "",
            limit.lost() == 0 ? "" : limit.lost() + " LOST until the process ends")
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String listed(Map<String, Integer> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Explainer;

/**
 * Writes the state of MAPI as JSON; {@link org.mapiosgi.doctor.Overview#json()} has the contract.
 */
public final class OverviewJson {
  /** The form of the JSON. It changes if a name is removed or changes its meaning. */
  private static final String SCHEMA = "mapi-osgi/overview/1";

  /** The answers of the subsystem. */
  public record Subsystem(SubsystemStatus status, MapiAccounts accounts) {}

  private final Explainer explainer;

  /** Takes the words of lanes and limits from the explainer. */
  public OverviewJson(Explainer explainer) {
    this.explainer = explainer;
  }

  /**
   * Writes the state.
   *
   * @param subsystem empty if there is none
   * @param pumps the values of each pump
   */
  public String of(
      Instant now,
      Optional<Subsystem> subsystem,
      Diagnosis diagnosis,
      List<Map<String, Object>> pumps) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("time", now.toString());
    json.put("mapi", subsystem.map(each -> mapi(each.status())).orElse(null));
    json.put("doctor", DiagnosisJson.map(diagnosis));
    json.put("lanes", subsystem.map(each -> lanes(each.accounts())).orElse(List.of()));
    json.put("limits", subsystem.map(each -> limits(each.accounts())).orElse(List.of()));
    json.put("pumps", pumps);
    return JsonText.of(json);
  }

  private static Map<String, Object> mapi(SubsystemStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", DiagnosisJson.lower(status.state()));
    json.put("since", status.since().toString());
    json.put("reason", status.reason().map(Reason::sentence).orElse(null));
    json.put("retryAt", status.retryAt().map(Instant::toString).orElse(null));
    json.put("binding", status.binding());
    json.put("mode", status.mode());
    json.put("liveObjects", new TreeMap<>(status.liveObjects()));
    json.put("liveBuffers", status.liveBuffers());
    return json;
  }

  private List<Map<String, Object>> lanes(MapiAccounts accounts) {
    return accounts.lanes().stream().map(this::lane).toList();
  }

  private Map<String, Object> lane(LaneStatus lane) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", lane.name());
    json.put("primary", lane.primary());
    json.put("state", DiagnosisJson.lower(lane.state()));
    json.put("since", lane.since().toString());
    json.put("session", lane.session().orElse(null));
    json.put("work", lane.work().orElse(null));
    json.put("bundle", lane.bundle().orElse(null));
    json.put("component", lane.component().orElse(null));
    json.put("place", lane.place().map(DiagnosisJson::lower).orElse(null));
    json.put("frame", lane.frame().orElse(null));
    json.put("queued", lane.queued());
    json.put("objects", new TreeMap<>(lane.objects()));
    json.put("finding", problem(explainer.explain(lane)));
    return json;
  }

  private List<Map<String, Object>> limits(MapiAccounts accounts) {
    return accounts.limits().stream().map(this::limit).toList();
  }

  private Map<String, Object> limit(LimitStatus limit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", DiagnosisJson.lower(limit.kind()));
    json.put("counted", limit.counted());
    json.put("rule", limit.rule().orElse(null));
    json.put("session", limit.session().orElse(null));
    json.put("bundle", limit.bundle().orElse(null));
    json.put("used", limit.used());
    json.put("highest", limit.highest());
    json.put("limit", limit.limit().isPresent() ? limit.limit().getAsInt() : null);
    json.put("refused", limit.refused());
    json.put("lost", limit.lost());
    json.put("finding", problem(explainer.explain(limit)));
    return json;
  }

  private static @Nullable Map<String, Object> problem(Finding finding) {
    return finding.severity().atLeast(Severity.WARNING) ? DiagnosisJson.finding(finding) : null;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionStatus;

/**
 * What the doctor found, for programs. Where there is nothing to say the value is null; enumerated
 * values are in lower case; times are in UTC, as ISO 8601 writes them.
 *
 * <p>{@code schema} names the form. Within one, names and their meaning stay and none goes away;
 * new ones may come, which a reader passes over. {@code subject} and {@code rule} of a finding are
 * for programs to select by, {@code text} and {@code remedy} for people.
 */
final class DiagnosisJson {
  /** The form of the JSON; another one where a name goes away or changes its meaning. */
  static final String SCHEMA = "mapi-osgi/doctor/1";

  private DiagnosisJson() {}

  static String of(Diagnosis diagnosis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("healthy", diagnosis.healthy());
    json.put("verdict", diagnosis.verdict());
    json.put("findings", diagnosis.findings().stream().map(DiagnosisJson::finding).toList());
    json.put("sessions", diagnosis.sessions().stream().map(DiagnosisJson::session).toList());
    return JsonText.of(json);
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", lower(finding.severity()));
    json.put("rule", finding.rule().orElse(null));
    json.put("subject", finding.subject());
    json.put("text", finding.text());
    json.put("remedy", finding.remedy().orElse(null));
    return json;
  }

  private static Map<String, Object> session(SessionStatus session) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", session.name());
    json.put("profile", session.profile());
    json.put("state", lower(session.state()));
    json.put("reason", session.reason().map(Reason::sentence).orElse(null));
    json.put("identity", session.identity().orElse(null));
    json.put("since", session.since().toString());
    json.put("retryAt", session.retryAt().map(Object::toString).orElse(null));
    json.put("lane", session.lane().orElse(null));
    json.put("queued", session.queued());
    json.put("done", session.done());
    json.put("failed", session.failed());
    json.put("events", session.events());
    return json;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.doctor.Diagnosis;

/** Writes a diagnosis as JSON; {@link Diagnosis#json()} has the contract. */
final class DiagnosisJson {
  /** The form of the JSON. It changes if a name is removed or changes its meaning. */
  static final String SCHEMA = "mapi-osgi/doctor/1";

  private DiagnosisJson() {}

  static String of(Diagnosis diagnosis) {
    return JsonText.of(map(diagnosis));
  }

  /** The object, to be a part of another one. */
  static Map<String, Object> map(Diagnosis diagnosis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("healthy", diagnosis.healthy());
    json.put("verdict", diagnosis.verdict());
    json.put("findings", diagnosis.findings().stream().map(DiagnosisJson::finding).toList());
    json.put("sessions", diagnosis.sessions().stream().map(DiagnosisJson::session).toList());
    return json;
  }

  static Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", lower(finding.severity()));
    json.put("rule", finding.rule().orElse(null));
    json.put("subject", finding.subject());
    json.put("text", finding.text());
    json.put("remedy", finding.remedy().orElse(null));
    json.put("bundle", finding.bundle().orElse(null));
    json.put("component", finding.component().orElse(null));
    return json;
  }

  private static Map<String, Object> session(SessionStatus session) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", session.name());
    json.put("profile", session.profile());
    json.put("state", lower(session.state()));
    json.put("reason", session.reason().map(Reason::text).orElse(null));
    json.put("reasonKind", session.reason().map(why -> lower(why.kind())).orElse(null));
    json.put("rule", session.reason().flatMap(Reason::rule).orElse(null));
    json.put("remedy", session.reason().flatMap(Reason::remedy).orElse(null));
    json.put("result", session.reason().flatMap(Reason::result).map(HResult::name).orElse(null));
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

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

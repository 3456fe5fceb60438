// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemStatus;

/** Turns the states of the subsystem and of the sessions into findings. */
public final class SubsystemFindings {
  private static final String SUBJECT = "MAPI subsystem";

  private SubsystemFindings() {}

  /** Returns the finding for a missing subsystem. */
  public static Finding missing() {
    return Finding.error(SUBJECT, "it is not there")
        .remedy("look in the log for a bundle that did not start")
        .build();
  }

  /** States the subsystem. */
  public static Finding of(SubsystemStatus status) {
    String text = status.state() + ", binding " + status.binding() + ", mode " + status.mode();
    return switch (status.state()) {
      case READY ->
          status
              .reason()
              .map(why -> of(Finding.warning(SUBJECT, text + ": " + why.text()), why, ""))
              .orElseGet(() -> Finding.ok(SUBJECT, text).build());
      case FAILED ->
          error(SUBJECT, text, status.reason(), "correct the first error that the doctor shows");
      default ->
          Finding.warning(SUBJECT, text + status.reason().map(why -> ": " + why.text()).orElse(""))
              .remedy("it is on its way; ask again in a moment")
              .build();
    };
  }

  /** States a session. */
  public static Finding of(SessionStatus session) {
    String subject = "session " + session.name();
    String text = session.state() + ", profile '" + session.profile() + "'";
    Optional<Reason> why = session.reason();
    return switch (session.state()) {
      case UP ->
          Finding.ok(subject, text + ", identity " + session.identity().orElse("unknown")).build();
      case REFUSED ->
          error(subject, text, why, "correct the configuration of the session; then it is tried");
      case LOST -> error(subject, text, why, "it is tried again; the log has the details");
      case LOGGING_ON ->
          error(subject, text, why, "the logon is not answered yet; a server can be slow");
      case DOWN ->
          error(
              subject,
              text,
              why,
              why.map(Reason::kind).filter(Reason.Kind.REQUESTED::equals).isPresent()
                  ? "take it up with the command mapi:session up NAME"
                  : "MAPI must be up first");
    };
  }

  private static Finding error(
      String subject, String text, Optional<Reason> reason, String otherwise) {
    return reason
        .map(why -> of(Finding.error(subject, text + ": " + why.text()), why, otherwise))
        .orElseGet(() -> Finding.error(subject, text).remedy(otherwise).build());
  }

  private static Finding of(Finding.Builder finding, Reason why, String otherwise) {
    return finding.rule(why.rule().orElse("")).remedy(why.remedy().orElse(otherwise)).build();
  }
}

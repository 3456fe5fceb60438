// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.doctor.Doctor;
import org.mapiosgi.doctor.Explainer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Reads the state of MAPI at the moment of a check. The checks stay registered while MAPI comes and
 * goes, because a monitor that finds no check reports no problem.
 */
@Component(service = MapiState.class)
public final class MapiState {
  private final Doctor doctor;
  private final Explainer explainer;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable MapiSubsystem subsystem;

  /** Called by SCR. */
  @Activate
  public MapiState(@Reference Doctor doctor, @Reference Explainer explainer) {
    this.doctor = doctor;
    this.explainer = explainer;
  }

  /** A state of this subsystem. */
  MapiState(Doctor doctor, Explainer explainer, MapiSubsystem subsystem) {
    this(doctor, explainer);
    this.subsystem = subsystem;
  }

  private <T> Optional<T> ask(Function<MapiSubsystem, T> question) {
    return Optional.ofNullable(subsystem).map(question);
  }

  /** The status of MAPI; empty if there is no subsystem. */
  Optional<SubsystemStatus> status() {
    return ask(MapiSubsystem::status);
  }

  /** The lanes; none if there is no subsystem. */
  List<LaneStatus> lanes() {
    return ask(each -> each.accounts().lanes()).orElse(List.of());
  }

  /** The limits of a kind; none if there is no subsystem. */
  List<LimitStatus> limits(LimitStatus.Kind kind) {
    return ask(each -> each.accounts().limits()).orElse(List.of()).stream()
        .filter(limit -> limit.kind() == kind)
        .toList();
  }

  /** The words for a status. */
  Explainer explain() {
    return explainer;
  }

  /** The doctor's errors, for a state that has no status of its own. */
  List<Finding> errors() {
    return doctor.examine().findings().stream()
        .filter(finding -> finding.severity().atLeast(Severity.ERROR))
        .toList();
  }
}

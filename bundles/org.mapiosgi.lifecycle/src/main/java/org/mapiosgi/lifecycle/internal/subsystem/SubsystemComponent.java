// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.RequireMapi;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.lifecycle.internal.actor.FrameworkServices;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.profile.ProfileSpec;
import org.mapiosgi.lifecycle.internal.session.SessionSpec;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessagePumpFactory;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subsystem as a component. Activation starts it and returns at once. */
@Component(
    service = {MapiSubsystem.class, MapiOperations.class},
    immediate = true,
    configurationPid = MapiSubsystem.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SubsystemComponent.Config.class)
@Capability(
    namespace = "osgi.implementation",
    name = RequireMapi.IMPLEMENTATION,
    version = RequireMapi.VERSION,
    uses = MapiSession.class)
public final class SubsystemComponent implements MapiSubsystem, MapiOperations {
  private static final Logger LOG = LoggerFactory.getLogger(SubsystemComponent.class);

  /** Configuration of the subsystem. */
  @ObjectClassDefinition(
      name = "MAPI subsystem",
      description = "Settings of MAPI in this process: binding, mode, threads and limits")
  public @interface Config {
    /** Mode. */
    @AttributeDefinition(
        name = "Mode",
        description =
            "service: logs on with MAPI_NT_SERVICE and MAPI_NO_MAIL, for a Windows service."
                + " interactive: logs on without them, for a developer's desktop",
        options = {@Option("service"), @Option("interactive")})
    String mode() default "service";

    /** Binding. */
    @AttributeDefinition(
        name = "Binding",
        description =
            "LDAP filter on the service properties of the binding. If empty, the product uses only"
                + " win32, so that an incomplete or damaged configuration never makes an emulator"
                + " replace Outlook.")
    String binding_target() default "(mapi.binding=win32)";

    /** Lanes. */
    @AttributeDefinition(
        name = "Lanes",
        description =
            "Threads that log on and run units of work, besides the primary pump. A provider call"
                + " that hangs blocks one of them.",
        min = "1",
        max = "64")
    int lanes() default 2;

    /** Most lanes. */
    @AttributeDefinition(
        name = "Most lanes",
        description =
            "Highest number of lanes, including stuck ones. The product replaces a stuck lane if"
                + " there are fewer. 0: twice the lanes.",
        min = "0",
        max = "128")
    int lanes_max() default 0;

    /** Grace of a stuck lane. */
    @AttributeDefinition(
        name = "Grace of a stuck lane",
        description =
            "Seconds a unit of work or a logon may run past its deadline. Then its lane is given"
                + " up and its session logs on again on another lane.",
        min = "0")
    int stuck_grace_seconds() default 30;

    /** Stop timeout. */
    @AttributeDefinition(
        name = "Stop timeout",
        description = "Seconds in which everything must be logged off and released",
        min = "1")
    int stop_timeout_seconds() default 5;

    /** Shortest wait. */
    @AttributeDefinition(
        name = "Shortest wait",
        description =
            "Seconds before the second try to initialise MAPI. Doubles with each failure.",
        min = "1")
    int retry_min_seconds() default 1;

    /** Longest wait. */
    @AttributeDefinition(
        name = "Longest wait",
        description = "Longest time between tries to initialise MAPI, in seconds",
        min = "1")
    int retry_max_seconds() default 300;

    /** Dialogs. */
    @AttributeDefinition(
        name = "Dialogs",
        description =
            "Seconds a MAPI thread is busy before the product looks for a dialog that nobody can"
                + " answer (R4). 0: never.",
        min = "0")
    int dialog_seconds() default 3;

    /** Open stores. */
    @AttributeDefinition(
        name = "Open stores",
        description = "Stores that may be open in this process (R14). 0: no limit.",
        min = "0")
    int limit_stores() default 255;

    /** Sessions. */
    @AttributeDefinition(
        name = "Sessions",
        description =
            "Sessions that may be logged on. A server limits the sessions of one user (R26). 0:"
                + " no limit.",
        min = "0")
    int limit_sessions() default 32;

    /** Open messages. */
    @AttributeDefinition(
        name = "Open messages",
        description =
            "Messages that all units of work of a session may have open (R27). 0: no limit.",
        min = "0")
    int limit_messages() default 250;

    /** Open folders. */
    @AttributeDefinition(
        name = "Open folders",
        description =
            "Folders that all units of work of a session may have open (R27). 0: no limit.",
        min = "0")
    int limit_folders() default 500;

    /** Open attachments. */
    @AttributeDefinition(
        name = "Open attachments",
        description =
            "Attachments that all units of work of a session may have open (R27). 0: no limit.",
        min = "0")
    int limit_attachments() default 500;

    /** Open tables. */
    @AttributeDefinition(
        name = "Open tables",
        description =
            "Contents tables that all units of work of a session may have open (R27). 0: no"
                + " limit.",
        min = "0")
    int limit_tables() default 500;

    /** Open streams. */
    @AttributeDefinition(
        name = "Open streams",
        description =
            "Streams that all units of work of a session may have open (R27). 0: no limit.",
        min = "0")
    int limit_streams() default 250;

    /** Queued units of work. */
    @AttributeDefinition(
        name = "Queued units of work",
        description =
            "Units of work that may wait in one session. More are refused with"
                + " MAPI_E_NOT_ENOUGH_RESOURCES. 0: no limit.",
        min = "0")
    int limit_queued() default 1000;

    /** Queued units of work of a bundle. */
    @AttributeDefinition(
        name = "Queued units of work of a bundle",
        description = "Units of work of one bundle that may wait in all sessions. 0: no limit.",
        min = "0")
    int limit_queued_bundle() default 500;

    /** Lanes of a bundle. */
    @AttributeDefinition(
        name = "Lanes of a bundle",
        description =
            "Lanes that the work of one bundle may occupy if one of them is stuck. More work of"
                + " this bundle is refused until a lane returns, so that other bundles go on. 0:"
                + " one less than lanes.max.",
        min = "0")
    int limit_lanes_bundle() default 0;
  }

  private final Surroundings surroundings;
  private final @Nullable Subsystem subsystem;
  private final @Nullable SubsystemStatus refused;

  /** Called by SCR. If the configuration is invalid, the status shows the reason. */
  @Activate
  public SubsystemComponent(
      BundleContext context,
      Config config,
      Map<String, Object> properties,
      @Reference(name = "binding", policyOption = ReferencePolicyOption.GREEDY)
          MapiSubsystemBinding binding,
      @Reference MessagePumpFactory pumps,
      @Reference EventDispatcher events) {
    surroundings = new Surroundings(new FrameworkServices(context));
    SubsystemSettings settings = null;
    String problem = "";
    try {
      settings = SubsystemSettings.of(config, properties);
    } catch (IllegalArgumentException e) {
      problem = "configuration " + MapiSubsystem.PID + ": " + e.getMessage();
      LOG.error("MAPI is not available: {}", problem);
    }
    if (settings == null) {
      subsystem = null;
      refused = refused(problem, binding.name(), config.mode());
    } else {
      refused = null;
      subsystem = new Subsystem(settings, binding, pumps, events, surroundings);
    }
  }

  /**
   * Brings MAPI up, unless the configuration is invalid.
   *
   * <p>Not in the constructor: if a reference goes while that runs, SCR drops the object and never
   * calls {@link #deactivate()}. MAPI would be up twice in this process.
   */
  @Activate
  void activate() {
    if (subsystem != null) {
      subsystem.start();
    }
  }

  private static SubsystemStatus refused(String problem, String binding, String mode) {
    return SubsystemStatus.of(SubsystemState.FAILED, Instant.now(), binding, mode)
        .reason(Reason.of(Reason.Kind.CONFIGURATION, problem).build())
        .build();
  }

  /** Brings everything down, in order, within the stop timeout. */
  @Deactivate
  public void deactivate() {
    if (subsystem != null) {
      subsystem.close();
    } else {
      surroundings.close();
    }
  }

  /** Called by SCR as a profile is configured. */
  @Reference(
      service = ProfileSpec.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindProfile(ProfileSpec spec) {
    if (subsystem != null) {
      subsystem.profiles().add(spec);
    }
  }

  /** Called by SCR as a profile's configuration goes. */
  void unbindProfile(ProfileSpec spec) {
    if (subsystem != null) {
      subsystem.profiles().remove(spec);
    }
  }

  /** Called by SCR as a session is configured. */
  @Reference(
      service = SessionSpec.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindSession(SessionSpec spec) {
    if (subsystem != null) {
      spec.settings()
          .ifPresentOrElse(
              subsystem.sessions()::add,
              () -> subsystem.sessions().addRefused(spec.name(), spec.profile(), spec.problem()));
    }
  }

  /** Called by SCR as a session's configuration goes; after {@link #deactivate()} as well. */
  void unbindSession(SessionSpec spec) {
    if (subsystem != null) {
      spec.settings()
          .ifPresentOrElse(
              subsystem.sessions()::remove, () -> subsystem.sessions().removeRefused(spec.name()));
    }
  }

  private SubsystemStatus refused() {
    return Objects.requireNonNull(refused, "a configuration is in force or refused");
  }

  private MapiOperations operations() {
    if (subsystem == null) {
      throw new IllegalArgumentException(
          "no session can be changed, because " + refused().reason().orElseThrow().text());
    }
    return subsystem.sessions();
  }

  @Override
  public boolean tryNow(String session) {
    return operations().tryNow(session);
  }

  @Override
  public void takeDown(String session) {
    operations().takeDown(session);
  }

  @Override
  public void takeUp(String session) {
    operations().takeUp(session);
  }

  @Override
  public int dropQueued(String session) {
    return operations().dropQueued(session);
  }

  @Override
  public SubsystemStatus status() {
    return subsystem == null ? refused() : subsystem.status();
  }

  @Override
  public Duration longestStop() {
    return subsystem == null ? Duration.ZERO : subsystem.longestStop();
  }

  @Override
  public MapiAccounts accounts() {
    return subsystem == null ? MapiAccounts.builder().build() : subsystem.accounts();
  }

  @Override
  public List<Finding> findings() {
    return subsystem == null
        ? List.of(
            Finding.error("Configuration", refused().reason().orElseThrow().text())
                .remedy("correct it; it takes effect at once")
                .build())
        : subsystem.findings();
  }
}

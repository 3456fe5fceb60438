// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import java.util.Map;
import java.util.Objects;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.spi.MessageQueueFactory;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One pump as a service, for as long as its configuration and its message queues exist. */
@Component(
    service = {},
    immediate = true,
    configurationPid = MessagePump.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConfiguredPump.Config.class, factory = true)
@Capability(
    namespace = "osgi.service",
    attribute =
        "objectClass:List<String>="
            + "'org.mapiosgi.api.pump.MessagePump,java.util.concurrent.ScheduledExecutorService'",
    uses = MessagePump.class,
    effective = "active")
public final class ConfiguredPump {
  /** The configuration. */
  @ObjectClassDefinition(
      name = "mapi-osgi message pump",
      description =
          "A thread with a message queue, as MessagePump and ScheduledExecutorService. All but the"
              + " name and the message queues may change while it runs")
  @interface Config {
    @AttributeDefinition(
        name = "Name",
        description =
            "The pump's name, its thread's and the value of the service property pump.name."
                + " Default: the part of the PID after '~'",
        required = false)
    String pump_name() default "";

    @AttributeDefinition(
        name = "Message queues",
        description =
            "LDAP filter that selects the MessageQueueFactory, such as (mapi.binding=win32)."
                + " Default: the one with the highest service.ranking",
        required = false)
    String queues_target();

    @AttributeDefinition(
        name = "Tasks in one turn",
        description = "How many tasks, and how many timers, run before messages get their turn",
        min = "1",
        max = "1000000")
    int tasks_per_turn() default 256;

    @AttributeDefinition(
        name = "Messages in one turn",
        description = "How many messages are dispatched before tasks get their turn",
        min = "1",
        max = "1000000")
    int messages_per_turn() default 64;

    @AttributeDefinition(
        name = "Longest turn, milliseconds",
        description = "A turn also ends after this time, when the item that is running is done",
        min = "1",
        max = "10000")
    int turn_milliseconds() default 8;

    @AttributeDefinition(
        name = "Capacity, tasks",
        description =
            "How many tasks may wait; timers and nestable tasks do not count. 0: any number",
        min = "0",
        max = "100000000")
    int capacity() default 0;

    @AttributeDefinition(
        name = "Overflow",
        description =
            "What happens to a task beyond the capacity. REJECT: its caller gets"
                + " RejectedExecutionException. BLOCK: its caller waits; the pump's own thread is"
                + " let in",
        options = {
          @Option(label = "Reject", value = "REJECT"),
          @Option(label = "Block", value = "BLOCK")
        })
    String overflow() default "REJECT";

    @AttributeDefinition(
        name = "Alarm depth, tasks",
        description = "A warning is logged when so many tasks wait, and at each doubling. 0: never",
        min = "0",
        max = "1000000000")
    int alarm_depth() default 10_000;

    @AttributeDefinition(
        name = "Metrics",
        description =
            "Whether it is measured how long tasks wait and run, timers are late and messages take."
                + " What is counted is counted in any case")
    boolean metrics() default true;

    @AttributeDefinition(
        name = "Slow item, milliseconds",
        description =
            "A warning is logged when one task, timer or message takes longer. 0: no watch at all",
        min = "0",
        max = "600000")
    int watch_warn_milliseconds() default 2_000;

    @AttributeDefinition(
        name = "Stack samples, seconds",
        description =
            "The stack of the pump's thread is logged when an item takes longer, and again after"
                + " twice and three times as long",
        min = "1",
        max = "3600")
    int watch_stack_seconds() default 5;

    @AttributeDefinition(
        name = "Stuck item, seconds",
        description = "The pump is reported as stuck when an item takes longer",
        min = "1",
        max = "86400")
    int watch_stuck_seconds() default 60;

    @AttributeDefinition(
        name = "Submit sites",
        description =
            "Whether each task notes where it was submitted, so that a report tells it. Takes some"
                + " microseconds a task")
    boolean watch_submit_site() default false;

    @AttributeDefinition(
        name = "Stop timeout, seconds",
        description =
            "How long queued tasks may run on when the pump goes away; then they are cancelled."
                + " 0: at once",
        min = "0",
        max = "3600")
    int stop_timeout_seconds() default 5;
  }

  private final PumpKeeper keeper;
  private final RefusedConfiguration refused;

  /**
   * A pump that does not run.
   *
   * @param context where it is registered
   * @param runtime the shared parts of all pumps
   * @param queues where its message queue comes from
   */
  @Activate
  public ConfiguredPump(
      BundleContext context,
      @Reference PumpRuntime runtime,
      @Reference(name = "queues") MessageQueueFactory queues) {
    this.keeper = new PumpKeeper(context, runtime, queues);
    this.refused = new RefusedConfiguration(context);
  }

  /**
   * Starts the pump and registers it. If a value is impossible, there is no pump until the value is
   * corrected. The component still exists, because otherwise it would not get the correction.
   *
   * <p>Not in the constructor: if a reference goes while that runs, SCR drops the object and never
   * calls {@link #deactivate()}.
   *
   * @param config how it divides its time
   * @param properties the same, and the PID
   */
  @Activate
  final void activate(Config config, Map<String, Object> properties) {
    modified(config, properties);
  }

  /**
   * Changes the pump while it runs: the same service, and no task lost. Only another name ends the
   * pump and starts another. If the target filter selects another message queue, the component
   * runtime does the same. The pump refuses an impossible value and goes on as before.
   */
  @Modified
  final void modified(Config config, Map<String, Object> properties) {
    PumpConfiguration next;
    try {
      next = PumpConfiguration.of(config, properties);
    } catch (IllegalArgumentException e) {
      String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
      refused.tell(reason, properties, keeper.refuse(reason));
      return;
    }
    refused.clear();
    keeper.keep(next);
  }

  /** Withdraws the pump, then ends it within the stop timeout. */
  @Deactivate
  void deactivate() {
    refused.clear();
    keeper.end();
  }
}

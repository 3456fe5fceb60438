// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.EmulatorClock;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.FaultRule;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.SentMessage;
import org.mapiosgi.binding.emulator.internal.files.FoundMail;
import org.mapiosgi.binding.emulator.internal.gate.CallGate;
import org.mapiosgi.binding.emulator.internal.mail.MailContent;
import org.mapiosgi.binding.emulator.internal.mail.MailLimits;
import org.mapiosgi.binding.emulator.internal.model.Directory;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.Mailbox;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.model.Transport;
import org.mapiosgi.binding.emulator.internal.objects.Notifier;
import org.mapiosgi.binding.emulator.internal.objects.Server;
import org.mapiosgi.binding.emulator.internal.objects.World;
import org.mapiosgi.binding.emulator.internal.profile.ProfileStore;
import org.mapiosgi.binding.emulator.internal.queue.JvmMessageQueues;
import org.mapiosgi.binding.emulator.internal.rules.LogonRules;
import org.mapiosgi.binding.emulator.internal.rules.ObjectLedger;
import org.mapiosgi.binding.emulator.internal.rules.ProfileRules;
import org.mapiosgi.binding.emulator.internal.rules.ThreadLedger;
import org.mapiosgi.binding.emulator.internal.rules.Violations;
import org.mapiosgi.mime.MimeReader;
import org.mapiosgi.mime.NoMailException;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessageQueueFactory;
import org.mapiosgi.spi.NativeDialogs;
import org.mapiosgi.spi.NativeEvent;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.flight.FlightEventType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An emulator, put together from its parts. */
public class Emulator implements MapiEmulator {
  private static final Logger LOG = LoggerFactory.getLogger(Emulator.class);

  private final EmulatorSettings settings;
  private final EmulatorClock clock = new EmulatorClock();
  private final JvmMessageQueues queues = new JvmMessageQueues();
  private final World world;
  private final EmulatedMapi mapi;
  private final MimeReader reader;
  private final MailContent contents;
  private final ServedMail mail;
  private @Nullable FoundMail loaded;

  /** An emulator that has read nothing yet, with the default limits. */
  public Emulator(EmulatorSettings settings) {
    this(settings, MailLimits.defaults(), FlightEventType.none());
  }

  /**
   * An emulator that has read nothing yet.
   *
   * @param calls records the calls
   */
  Emulator(EmulatorSettings settings, MailLimits limits, FlightEventType calls) {
    this.settings = settings;
    reader = new MimeReader(limits.ofOneMail(Runtime.getRuntime().maxMemory()));
    Violations violations = new Violations();
    ThreadLedger threads = new ThreadLedger(violations);
    CallGate gate = new CallGate(threads, calls);
    Notifier notifier = new Notifier(queues, threads, violations, gate);
    EntryIds ids = new EntryIds(settings.profile());
    Mailbox mailbox = new Mailbox(ids, clock, notifier::publish);
    contents =
        new MailContent(
            name -> mailbox.<PropTag<?>>locked(() -> mailbox.names().tag(name, true)),
            tag -> mailbox.locked(() -> mailbox.names().name(tag)));
    mail = new ServedMail(settings, limits, mailbox, contents);
    Transport transport = new Transport(mailbox, settings, mail);
    Server server = new Server(new Directory(settings, ids, transport.user()));
    world =
        new World(
            settings,
            gate,
            threads,
            new ObjectLedger(),
            violations,
            new LogonRules(violations),
            new ProfileRules(violations),
            new ProfileStore(settings),
            mailbox,
            transport,
            notifier,
            mail,
            server);
    server.open(world, () -> new Notifier(queues, threads, violations, gate));
    mapi = new EmulatedMapi(world);
  }

  @Override
  public final String name() {
    return MapiSubsystemBinding.EMULATOR;
  }

  @Override
  public final MessageQueueFactory queues() {
    return queues;
  }

  @Override
  public final NativeDialogs dialogs() {
    return world.gate().faults().dialogs();
  }

  @Override
  public final Optional<String> impersonatedAccount() {
    return world.threads().impersonations().account();
  }

  @Override
  public final void stopImpersonating() {
    impersonate("");
  }

  @Override
  public final void impersonate(String account) {
    world.threads().impersonations().impersonate(account);
  }

  @Override
  public final synchronized List<Finding> preflight() {
    List<Finding> findings = new ArrayList<>(settingsFindings());
    if (findings.isEmpty()) {
      FoundMail found = loaded != null ? loaded : mail.read();
      findings.add(Finding.ok("Emulator", summary(found)).build());
      findings.addAll(found.findings());
    }
    return findings;
  }

  private String summary(FoundMail found) {
    return found.summary()
        + (settings.mailbox().isBlank() ? "" : " from " + Path.of(settings.mailbox()))
        + ", profile '"
        + settings.profile()
        + "', user "
        + settings.address()
        + (settings.coupled() ? "" : ", store not coupled to a transport");
  }

  private List<Finding> settingsFindings() {
    List<Finding> findings = new ArrayList<>(SettingsCheck.findings(settings));
    mail.obstacle().ifPresent(findings::add);
    return findings;
  }

  @Override
  public final synchronized NativeMapi load() {
    if (loaded == null) {
      for (Finding finding : settingsFindings()) {
        if (finding.severity() == Severity.ERROR) {
          throw MapiException.of("emulator", HResult.named("MAPI_E_UNCONFIGURED"), finding.text())
              .withAdvice(finding.remedy().orElse(""));
        }
      }
      FoundMail found = mail.load();
      loaded = found;
      LOG.info("The emulator is loaded: {}", summary(found));
    }
    return mapi;
  }

  @Override
  public final EmulatorSettings settings() {
    return settings;
  }

  @Override
  public final EmulatorClock clock() {
    return clock;
  }

  @Override
  public final FaultRule on(String operation) {
    return world.gate().faults().on(operation);
  }

  @Override
  public final void clearFaults() {
    world.gate().faults().clear();
  }

  @Override
  public final List<EmulatorCall> calls() {
    return world.gate().calls();
  }

  @Override
  public final long callCount() {
    return world.gate().callCount();
  }

  @Override
  public final void clearCalls() {
    world.gate().clearCalls();
  }

  @Override
  public final EntryId deliver(byte[] mime) {
    try {
      return deliver(contents.of(reader.read(mime).message()));
    } catch (NoMailException e) {
      throw new IllegalArgumentException("no message: " + e.getMessage(), e);
    }
  }

  @Override
  public final EntryId deliver(String sender, String subject, String body) {
    String mime =
        "From: %s\r\nTo: %s\r\nSubject: %s\r\n\r\n%s"
            .formatted(line(sender), line(settings.address()), line(subject), body);
    return deliver(mime.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  private EntryId deliver(MessageContent content) {
    return world
        .mailbox()
        .locked(
            () -> {
              MessageContent dated =
                  content.properties(
                      properties -> properties.with(Pr.MESSAGE_DELIVERY_TIME, clock.now()));
              MessageNode message = world.transport().arrive(dated, 0);
              return world.mailbox().ids().of(EntryIds.Kind.MESSAGE, message.id());
            });
  }

  @Override
  public final void onSent(Consumer<SentMessage> observer) {
    world.transport().observe(observer);
  }

  @Override
  public final void storm(MapiEvent.Kind kind, int notifications) {
    EntryId inbox = world.mailbox().ids().of(EntryIds.Kind.FOLDER, world.mailbox().inbox().id());
    NativeEvent event =
        NativeEvent.ofObject(kind, EntryIds.Kind.FOLDER.objectType(), inbox, inbox)
            .withMail(Optional.of("IPM.Note"), 0);
    for (int i = 0; i < notifications; i++) {
      world.notifier().publish(event);
    }
  }

  @Override
  public final void loseSessions(HResult code) {
    if (!code.isFailure()) {
      throw new IllegalArgumentException(code + " is no failure");
    }
    mapi.loseSessions(code);
  }

  @Override
  public final void enterMultithreadedApartment() {
    world.threads().enterMultithreadedApartment();
  }

  /** Looks for no more mail files. */
  final void stopWatching() {
    mail.close();
  }

  @Override
  public final void postQuit(Thread thread) {
    queues.postQuit(thread);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.RequireMapi;
import org.mapiosgi.api.property.EntryId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer of mail: exists exactly while its session is logged on, lists the newest messages of
 * the Inbox, sends one to itself, waits for the event that announces it, and goes on listening.
 */
@Component(
    service = {MailExample.class, MapiListener.class},
    immediate = true,
    configurationPid = "org.mapiosgi.example",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = MapiListener.EVENTS + "=NEW_MAIL")
@Designate(ocd = MailExample.Config.class)
@RequireMapi
public final class MailExample implements MapiListener {

  /** Configuration of the example. Without one the example does nothing. */
  @ObjectClassDefinition(
      name = "mapi-osgi example",
      description = "Lists the newest mail, sends one message to itself and waits for it")
  public @interface Config {
    /** Session. */
    @AttributeDefinition(name = "Session", description = "LDAP filter that selects the MapiSession")
    String session_target() default "(mapi.session=*)";

    /** Newest. */
    @AttributeDefinition(
        name = "Newest messages",
        description = "How many of the newest messages are listed",
        min = "0",
        max = "1000")
    int newest() default 10;

    /** Send. */
    @AttributeDefinition(
        name = "Send",
        description = "Whether a message is sent from the session to itself at each start")
    boolean send() default true;

    /** Notification timeout. */
    @AttributeDefinition(
        name = "Notification timeout",
        description = "Seconds from sending within which the new-mail event must come",
        min = "1",
        max = "3600")
    int notification_timeout_seconds() default 60;
  }

  /** The configuration, checked. */
  record Settings(int newest, boolean send, Duration notificationTimeout) {
    private static final int MOST = 1000;
    private static final Duration LONGEST = Duration.ofHours(1);

    Settings {
      if (newest < 0 || newest > MOST) {
        throw new IllegalArgumentException("newest is " + newest + ", but must be 0 to " + MOST);
      }
      if (notificationTimeout.toSeconds() < 1 || notificationTimeout.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "notification.timeout.seconds is "
                + notificationTimeout.toSeconds()
                + ", but must be 1 to "
                + LONGEST.toSeconds());
      }
    }

    static Settings of(Config config) {
      return new Settings(
          config.newest(),
          config.send(),
          Duration.ofSeconds(config.notification_timeout_seconds()));
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(MailExample.class);

  private final MapiSession session;
  private final Settings settings;
  private final SelfMail selfMail = SelfMail.fresh();
  private final Deferred<EntryId> announced = new Deferred<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Promise<Summary> summary;
  private volatile boolean down;

  /**
   * Made by SCR as the session comes up; starts the work and returns.
   *
   * @throws IllegalArgumentException where a number is out of its range
   */
  @Activate
  public MailExample(@Reference(name = "session") MapiSession session, Config config) {
    this(session, Settings.of(config));
  }

  MailExample(MapiSession session, Settings settings) {
    this.session = session;
    this.settings = settings;
    summary = start();
  }

  private Promise<Summary> start() {
    Promise<Summary> done =
        session
            .submit(mapi -> InboxReport.read(mapi, settings.newest()))
            .thenAccept(this::print)
            .flatMap(
                inbox ->
                    settings.send() ? sendAndWait(inbox) : Promises.resolved(summaryOf(inbox, 0)));
    done.onSuccess(result -> LOG.info("example: session {}: {}", session.name(), result));
    done.onFailure(this::report);
    return done;
  }

  private void report(Throwable failure) {
    if (down) {
      // A stop in the middle is no fault, and nobody is to be called for it.
      LOG.info("example: session {}: {}", session.name(), failure.getMessage());
    } else {
      LOG.error("example: session {}: {}", session.name(), failure.getMessage());
    }
  }

  private void print(InboxReport inbox) {
    LOG.info(
        "example: session {}: {} messages in the Inbox, the newest {}:",
        session.name(),
        inbox.read(),
        inbox.newest().size());
    inbox.newest().forEach(line -> LOG.info("  {}", line));
  }

  private Promise<Summary> sendAndWait(InboxReport inbox) {
    return session
        .submit(selfMail::send)
        .flatMap(sent -> announced.getPromise())
        .timeout(settings.notificationTimeout().toMillis())
        .recoverWith(
            failed ->
                Promises.failed(
                    failed.getFailure() instanceof org.osgi.util.promise.TimeoutException
                        ? new IllegalStateException(
                            "no new-mail event for the message sent to itself within "
                                + settings.notificationTimeout().toSeconds()
                                + " s")
                        : failed.getFailure()))
        .map(entryId -> summaryOf(inbox, 1));
  }

  private Summary summaryOf(InboxReport inbox, int sentAndAnnounced) {
    return new Summary(
        session.name(), inbox.read(), inbox.counted(), sentAndAnnounced, sentAndAnnounced);
  }

  /** New mail: told in the log; the message that was sent to itself is what the summary awaits. */
  @Override
  public void onEvent(MapiEvent event) {
    if (!event.session().equals(session.name())) {
      return;
    }
    if (event.kind() != MapiEvent.Kind.NEW_MAIL || event.entryId().isEmpty()) {
      LOG.info("example: session {}: {}", session.name(), event.kind());
      return;
    }
    EntryId entryId = event.entryId().get();
    session
        .submit(mapi -> mapi.message(entryId).subject())
        .onSuccess(subject -> newMail(entryId, subject))
        .onFailure(
            failure ->
                LOG.warn(
                    "example: session {}: new mail cannot be opened: {}",
                    session.name(),
                    failure.getMessage()));
  }

  private void newMail(EntryId entryId, String subject) {
    LOG.info("example: session {}: new mail: {}", session.name(), subject);
    if (selfMail.hasSubject(subject) && over.compareAndSet(false, true)) {
      announced.resolve(entryId);
    }
  }

  /** Called by SCR as the session goes: nobody is left waiting. */
  @Deactivate
  public void deactivate() {
    down = true;
    if (over.compareAndSet(false, true)) {
      announced.fail(new IllegalStateException("the session went down before the event came"));
    }
  }

  String token() {
    return selfMail.token();
  }

  /** Returns the summary. */
  Promise<Summary> summary() {
    return summary;
  }
}

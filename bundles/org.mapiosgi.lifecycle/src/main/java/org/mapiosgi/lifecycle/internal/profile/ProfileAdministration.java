// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.Backoff;
import org.mapiosgi.lifecycle.internal.actor.OfferedService;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.session.Sessions;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.osgi.annotation.bundle.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Administers the profiles of one subsystem: provides the {@link MapiProfiles} service while MAPI
 * is up, and the declared profiles. Only the subsystem's actor calls it, unless a method says
 * otherwise.
 */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>='org.mapiosgi.api.profile.MapiProfiles'",
    uses = MapiProfiles.class,
    effective = "active")
public final class ProfileAdministration {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileAdministration.class);

  private final Surroundings surroundings;
  private final Actor actor;
  private final DeclaredProfiles declared;
  private volatile Optional<Finding> listed = Optional.empty();
  private @Nullable ProfilesFacade facade;
  private final OfferedService service;

  /**
   * Profiles while MAPI is down.
   *
   * @param actor the subsystem's
   * @param backoff between tries to create a profile
   */
  public ProfileAdministration(Surroundings surroundings, Actor actor, Backoff backoff) {
    this.surroundings = surroundings;
    this.service = new OfferedService(surroundings.registry(), actor);
    this.actor = actor;
    this.declared = new DeclaredProfiles(surroundings, actor, backoff);
  }

  /** A profile was configured. Any thread. */
  public void add(ProfileSpec spec) {
    declared.add(spec);
  }

  /** Removes a profile's configuration. Any thread. */
  public void remove(ProfileSpec spec) {
    declared.remove(spec);
  }

  /** Returns the reason why a session with that profile has to wait; empty if it need not. */
  public Optional<Reason> awaited(String profile) {
    return declared.awaited(profile);
  }

  /** Begins when MAPI is up, before the sessions do. */
  public void mapiReady(ReadyMapi ready, Sessions sessions) {
    facade = new ProfilesFacade(ready, surroundings, sessions::withProfile, this::changed);
    service.publish(MapiProfiles.class, facade, Map.of(MapiSession.BINDING, ready.binding()));
    changed(facade);
    declared.mapiReady(facade, sessions);
  }

  /** Reads the existing profiles again, for the findings. */
  private void changed(ProfilesFacade profiles) {
    var list = profiles.forProduct(ProfilesFacade.LISTING, ProfileEditor::list);
    list.onSuccess(found -> listed = Optional.of(found(found)));
    list.onFailure(e -> LOG.warn("the account's profiles cannot be listed: {}", e.getMessage()));
  }

  private static Finding found(List<ProfileInfo> profiles) {
    if (profiles.isEmpty()) {
      return Finding.warning("profiles", "this account has no MAPI profile")
          .rule("R28")
          .remedy(
              "create one while signed in as this account, or by a configuration "
                  + MapiProfiles.PID
                  + "; those of other accounts cannot be seen")
          .build();
    }
    return Finding.ok(
            "profiles",
            profiles.stream()
                .map(each -> each.name() + (each.defaultProfile() ? " (default)" : ""))
                .collect(Collectors.joining(", ")))
        .build();
  }

  /**
   * Ends because MAPI goes down: withdraws the service, then fails the promises of waiting callers.
   *
   * @return done if the service is withdrawn
   */
  public CompletableFuture<Void> leave() {
    declared.leave();
    CompletableFuture<Void> withdrawn = service.withdraw();
    if (facade != null) {
      actor.after(Actor.Word.PROMISES, facade::close);
      facade = null;
    }
    return withdrawn;
  }

  /** Returns the findings about profiles. Any thread. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    listed.ifPresent(all::add);
    all.addAll(declared.findings());
    return all;
  }
}

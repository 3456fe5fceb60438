// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.MessageService;
import org.mapiosgi.api.profile.NewProfile;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/** The service, while MAPI is initialised: takes each call to a lane. */
final class ProfilesFacade implements MapiProfiles {
  /** The name of the list of profiles in messages. */
  static final String LISTING = "the list of profiles";

  private static final Duration ALLOWED = Duration.ofMinutes(2);

  private static final PromiseFactory INLINE = new PromiseFactory(PromiseFactory.inlineExecutor());

  private final ReadyMapi mapi;
  private final Surroundings surroundings;
  private final Function<String, List<String>> users;
  private final Consumer<ProfilesFacade> changed;
  private final ProfileEditor editor;
  private final Set<LaneCall<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * For one life of MAPI.
   *
   * @param users the names of the configured sessions that have a profile
   * @param changed called after each change of the profiles
   */
  ProfilesFacade(
      ReadyMapi mapi,
      Surroundings surroundings,
      Function<String, List<String>> users,
      Consumer<ProfilesFacade> changed) {
    this.mapi = mapi;
    this.surroundings = surroundings;
    this.users = users;
    this.changed = changed;
    this.editor = new ProfileEditor(mapi.mapi());
  }

  @Override
  public Promise<List<ProfileInfo>> list() {
    return onLane(LISTING, ProfileEditor::list);
  }

  @Override
  public Promise<Void> create(NewProfile profile) {
    return change("creating profile '" + profile.name() + "'", edit -> edit.create(profile));
  }

  @Override
  public Promise<Void> copy(String profile, String copy) {
    return change("copying profile '" + profile + "'", edit -> edit.copy(profile, copy));
  }

  @Override
  public Promise<Void> rename(String profile, String newName) {
    return change(
        "renaming profile '" + profile + "'",
        edit -> {
          requireUnused(edit, "IProfAdmin::RenameProfile", profile);
          return edit.rename(profile, newName);
        });
  }

  @Override
  public Promise<Void> delete(String profile) {
    return change(
        "deleting profile '" + profile + "'",
        edit -> {
          requireUnused(edit, "IProfAdmin::DeleteProfile", profile);
          return edit.delete(profile);
        });
  }

  private void requireUnused(ProfileEditor edit, String operation, String profile) {
    edit.requireThere(operation, profile);
    List<String> sessions = users.apply(profile);
    if (!sessions.isEmpty()) {
      throw ProfileErrors.inUse(operation, profile, sessions);
    }
  }

  @Override
  public Promise<Void> setDefault(String profile) {
    return change("making profile '" + profile + "' the default", edit -> edit.setDefault(profile));
  }

  @Override
  public Promise<Void> clearDefault() {
    return change("leaving no profile the default", ProfileEditor::clearDefault);
  }

  @Override
  public Promise<List<MessageService>> services(String profile) {
    return onLane("the services of profile '" + profile + "'", edit -> edit.services(profile));
  }

  private Promise<Void> change(String what, Function<ProfileEditor, Void> step) {
    return onLane(
        surroundings.promises(),
        what,
        edit -> {
          step.apply(edit);
          changedNow();
          return null;
        });
  }

  private <T> Promise<T> onLane(String what, Function<ProfileEditor, T> step) {
    return onLane(surroundings.promises(), what, step);
  }

  /**
   * Runs a step on a lane, for the product.
   *
   * @return only for the product: callbacks run on the resolving thread, and must not block
   */
  <T> Promise<T> forProduct(String what, Function<ProfileEditor, T> step) {
    return onLane(INLINE, what, step);
  }

  private <T> Promise<T> onLane(
      PromiseFactory promises, String what, Function<ProfileEditor, T> step) {
    Objects.requireNonNull(step, "step");
    LaneCall<T> call = new LaneCall<>(what, ALLOWED, promises, open::remove);
    open.add(call);
    if (closed) {
      call.over();
      return call.promise();
    }
    call.queue(mapi.lanes(), () -> step.apply(editor), surroundings);
    return call.promise();
  }

  /** Reports that a step of {@link #onLane} has changed the profiles. */
  void changedNow() {
    changed.accept(this);
  }

  /** Ends because MAPI goes down; fails the promises of waiting callers. */
  void close() {
    closed = true;
    open.forEach(LaneCall::over);
  }
}

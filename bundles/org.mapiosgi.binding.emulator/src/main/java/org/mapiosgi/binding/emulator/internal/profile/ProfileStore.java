// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.binding.emulator.EmulatorSettings;

/**
 * The profiles of the account. At first there is one, the default, with an Exchange service for the
 * emulator's user; others are made as clients make them and are gone with the emulator. Used under
 * the mailbox's lock.
 */
public final class ProfileStore {
  private static final int LONGEST_NAME = 64;

  private final EmulatorSettings settings;
  private final MessageServices inf;
  private final List<StoredProfile> profiles = new ArrayList<>();
  private @Nullable StoredProfile defaultProfile;

  /** The profiles as an account has them that was set up for the emulator. */
  public ProfileStore(EmulatorSettings settings) {
    this.settings = settings;
    this.inf = new MessageServices(settings.messageServices());
    StoredProfile first = new StoredProfile(settings.profile());
    Binary exchange = MessageServices.add(first, MessageServices.EXCHANGE, "");
    MessageServices.configure(
        first,
        exchange,
        List.of(
            ProfileTags.USER_SMTP_ADDRESS.with(settings.address()),
            ProfileTags.CONFIG_FLAGS.with(1)));
    profiles.add(first);
    defaultProfile = first;
  }

  /** The message services that a profile can have. */
  public MessageServices services() {
    return inf;
  }

  /** The profile table. */
  public List<ProfileInfo> list() {
    return profiles.stream()
        .filter(profile -> !profile.doomed())
        .map(profile -> ProfileInfo.of(profile.name(), profile == defaultProfile))
        .toList();
  }

  /** A profile, whatever the case its name is written in. */
  public Optional<StoredProfile> find(String name) {
    return profiles.stream()
        .filter(profile -> !profile.doomed() && profile.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private StoredProfile require(String operation, String name) {
    return find(name)
        .orElseThrow(
            () ->
                MapiException.of(
                    operation, HResult.NOT_FOUND, "there is no profile '" + name + "'"));
  }

  /** CreateProfile. */
  public void create(String operation, String name) {
    requireNew(operation, name);
    profiles.add(new StoredProfile(name));
  }

  /** CopyProfile. */
  public void copy(String operation, String name, String copy) {
    StoredProfile original = require(operation, name);
    requireNew(operation, copy);
    profiles.add(original.copy(copy));
  }

  /** RenameProfile. */
  public void rename(String operation, String name, String newName) {
    StoredProfile profile = require(operation, name);
    if (find(newName).filter(other -> other != profile).isPresent()
        || !profile.name().equalsIgnoreCase(newName)) {
      requireNew(operation, newName);
    }
    profile.rename(newName);
  }

  /** DeleteProfile: at once, or when its last session has ended. */
  public void delete(String operation, String name) {
    StoredProfile profile = require(operation, name);
    if (profile == defaultProfile) {
      defaultProfile = null;
    }
    if (profile.doom()) {
      profiles.remove(profile);
    }
  }

  /** SetDefaultProfile; null for none. */
  public void setDefault(String operation, @Nullable String name) {
    defaultProfile = name == null ? null : require(operation, name);
  }

  private void requireNew(String operation, String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw MapiException.of(
          operation,
          HResult.INVALID_PARAMETER,
          "a profile name has 1 to " + LONGEST_NAME + " characters, not " + name.length());
    }
    if (!name.equals(name.strip())
        || !name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ' ')) {
      throw MapiException.of(
          operation,
          HResult.INVALID_PARAMETER,
          "a profile name has letters, digits, underscores and spaces between them, and '"
              + name
              + "' has others");
    }
    if (find(name).isPresent()) {
      throw MapiException.of(
          operation,
          HResult.named("MAPI_E_NO_ACCESS"),
          "there is a profile '" + name + "' already");
    }
  }

  /** CreateMsgService. */
  public void addService(
      String operation, StoredProfile profile, String service, String displayName) {
    String found =
        inf.find(service)
            .orElseThrow(
                () ->
                    MapiException.of(
                        operation,
                        HResult.NOT_FOUND,
                        "MapiSvc.inf has no message service '" + service + "'"));
    Binary unused = MessageServices.add(profile, found, displayName);
  }

  /** DeleteMsgService. */
  public void removeService(String operation, StoredProfile profile, Binary uid) {
    requireService(operation, profile, uid);
    profile.remove(uid);
  }

  /** Refuses a uid that is of no service of the profile. */
  public void requireService(String operation, StoredProfile profile, Binary uid) {
    if (!profile.services().contains(uid)) {
      throw MapiException.of(operation, HResult.NOT_FOUND, "the profile has no such service");
    }
  }

  /** Says whether the profile names a mailbox. Without one, a session has no store. */
  public static boolean hasMailbox(StoredProfile profile) {
    return MessageServices.mailbox(profile).isPresent();
  }

  /** Says whether the profile names the emulator's mailbox. */
  public boolean isResolved(StoredProfile profile) {
    String mailbox = MessageServices.mailbox(profile).orElse("");
    String local = settings.address().substring(0, settings.address().indexOf('@'));
    return mailbox.equalsIgnoreCase(settings.address())
        || mailbox.equalsIgnoreCase(local)
        || mailbox.equalsIgnoreCase(settings.displayName());
  }

  /** A session logs on with the profile, if there is one of that name. */
  public Optional<StoredProfile> begin(String name) {
    Optional<StoredProfile> found = find(name);
    found.ifPresent(StoredProfile::sessionBegun);
    return found;
  }

  /** A session has ended: what had to wait for that is done. */
  public void sessionEnded(StoredProfile profile) {
    if (profile.sessionEnded()) {
      profiles.remove(profile);
    }
  }
}

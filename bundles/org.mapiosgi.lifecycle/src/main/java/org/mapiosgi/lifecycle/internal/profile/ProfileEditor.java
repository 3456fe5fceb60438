// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.MessageService;
import org.mapiosgi.api.profile.NewProfile;
import org.mapiosgi.api.profile.NewService;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes profiles, step by step, on a lane. No flag asks for a dialog (R4). Each step releases
 * everything that it opens.
 */
final class ProfileEditor {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileEditor.class);
  private static final int NO_FLAGS = 0;

  private final NativeMapi mapi;

  ProfileEditor(NativeMapi mapi) {
    this.mapi = mapi;
  }

  private static <T extends NativeObject, R> R releasing(T object, Function<T, R> use) {
    try {
      return use.apply(object);
    } finally {
      object.release();
    }
  }

  private void administer(Consumer<NativeProfiles> use) {
    NativeProfiles profiles = mapi.adminProfiles();
    try {
      use.accept(profiles);
    } finally {
      profiles.release();
    }
  }

  List<ProfileInfo> list() {
    return List.copyOf(mapi.profiles());
  }

  Optional<ProfileInfo> find(String name) {
    return find(list(), name);
  }

  private static Optional<ProfileInfo> find(List<ProfileInfo> profiles, String name) {
    return profiles.stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Refuses the name of a profile that does not exist. */
  void requireThere(String operation, String name) {
    ProfileErrors.requireName(operation, name);
    List<ProfileInfo> there = list();
    if (find(there, name).isEmpty()) {
      throw ProfileErrors.missing(operation, name, there);
    }
  }

  private void requireNew(String operation, String name) {
    ProfileErrors.requireNewName(operation, name);
    if (find(name).isPresent()) {
      throw ProfileErrors.exists(operation, name);
    }
  }

  Void create(NewProfile profile) {
    String name = profile.name();
    requireNew("IProfAdmin::CreateProfile", name);
    administer(
        profiles -> {
          explaining(name, () -> profiles.createProfile(name, NO_FLAGS));
          try {
            fill(profiles, profile);
            if (profile.makeDefault()) {
              profiles.setDefaultProfile(name);
            }
          } catch (RuntimeException e) {
            takeAway(profiles, name, e);
            throw e;
          }
        });
    return null;
  }

  /**
   * Makes sure that there is the profile that a configuration asks for.
   *
   * @param users the sessions of this process that are up with it
   */
  Ensured ensure(DeclaredProfile wanted, List<String> users) {
    String name = wanted.name();
    try {
      Optional<ProfileInfo> found = find(name);
      if (found.isEmpty()) {
        create(wanted.profile());
        return Ensured.created("it was created");
      }
      if (wanted.overwrite() && users.isEmpty()) {
        delete(name);
        create(wanted.profile());
        return Ensured.created("it was made anew");
      }
      if (wanted.profile().makeDefault() && !found.get().defaultProfile()) {
        setDefault(name);
        return Ensured.kept("it was there, and was made the default");
      }
      return Ensured.kept(
          wanted.overwrite()
              ? "it is in use by "
                  + String.join(", ", users)
                  + "; made anew when MAPI next comes up"
              : "it was there, and was left as it is");
    } catch (RuntimeException e) {
      return Ensured.failed(e, isThere(name));
    }
  }

  private boolean isThere(String name) {
    try {
      return find(name).isPresent();
    } catch (RuntimeException e) {
      LOG.debug("profile '{}' cannot be looked for", name, e);
      return false;
    }
  }

  /** MAPI's code is the same for a profile that came in between. */
  private void explaining(String name, Runnable step) {
    try {
      step.run();
    } catch (MapiException e) {
      throw find(name).isPresent()
              && e.operation().endsWith("::CreateProfile")
              && e.result().equals(HResult.named("MAPI_E_NO_ACCESS"))
          ? ProfileErrors.exists(e.operation(), name)
          : ProfileErrors.explained(e, name);
    }
  }

  private static void takeAway(NativeProfiles profiles, String name, RuntimeException why) {
    try {
      profiles.deleteProfile(name);
    } catch (RuntimeException e) {
      LOG.warn("profile '{}' is left half made: {}", name, e.getMessage());
      why.addSuppressed(e);
    }
  }

  private static void fill(NativeProfiles profiles, NewProfile profile) {
    if (profile.exchange().isEmpty() && profile.services().isEmpty()) {
      return;
    }
    NativeServiceAdmin admin = profiles.adminServices(profile.name(), NO_FLAGS);
    try {
      profile
          .exchange()
          .ifPresent(
              mailbox ->
                  new ExchangeService(admin)
                      .configure(addService(admin, ExchangeService.NAME), mailbox));
      for (NewService service : profile.services()) {
        Binary uid = addService(admin, service.name());
        List<PropValue> values = new ArrayList<>(service.properties());
        service.secrets().forEach((tag, secret) -> values.add(new PropValue(tag, secret.reveal())));
        if (!values.isEmpty()) {
          admin.configureMsgService(uid, NO_FLAGS, values);
        }
      }
    } finally {
      admin.release();
    }
  }

  /**
   * CreateMsgService does not return the new service. Its row is the one that was not in the table
   * before.
   */
  private static Binary addService(NativeServiceAdmin admin, String service) {
    Set<Binary> before = uids(admin);
    try {
      admin.createMsgService(service, service, NO_FLAGS);
    } catch (MapiException e) {
      throw e.result().equals(HResult.NOT_FOUND) ? ProfileErrors.notInstalled(e, service) : e;
    }
    Set<Binary> added = uids(admin);
    added.removeAll(before);
    if (added.size() != 1) {
      throw MapiException.of(
          "IMsgServiceAdmin::GetMsgServiceTable",
          HResult.NOT_FOUND,
          "after CreateMsgService there are " + added.size() + " new rows instead of one");
    }
    return added.iterator().next();
  }

  private static Set<Binary> uids(NativeServiceAdmin admin) {
    return ServiceTables.services(admin).stream()
        .map(MessageService::uid)
        .collect(Collectors.toSet());
  }

  Void copy(String name, String copy) {
    String operation = "IProfAdmin::CopyProfile";
    requireThere(operation, name);
    requireNew(operation, copy);
    administer(profiles -> explaining(copy, () -> profiles.copyProfile(name, copy, NO_FLAGS)));
    return null;
  }

  Void rename(String name, String newName) {
    String operation = "IProfAdmin::RenameProfile";
    requireThere(operation, name);
    requireNew(operation, newName);
    administer(profiles -> explaining(name, () -> profiles.renameProfile(name, newName)));
    return null;
  }

  Void delete(String name) {
    requireThere("IProfAdmin::DeleteProfile", name);
    administer(profiles -> explaining(name, () -> profiles.deleteProfile(name)));
    return null;
  }

  Void setDefault(String name) {
    requireThere("IProfAdmin::SetDefaultProfile", name);
    administer(profiles -> explaining(name, () -> profiles.setDefaultProfile(name)));
    return null;
  }

  Void clearDefault() {
    administer(profiles -> explaining("", () -> profiles.setDefaultProfile(null)));
    return null;
  }

  List<MessageService> services(String name) {
    requireThere("IProfAdmin::AdminServices", name);
    return releasing(
        mapi.adminProfiles(),
        profiles ->
            releasing(
                profiles.adminServices(name, NO_FLAGS), ServiceTables::servicesWithProviders));
  }
}

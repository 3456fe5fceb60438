// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.Tags;

/** Lists the message services and the parts of a new one, as MapiSvc.inf does on Windows. */
public final class MessageServices {
  /** The Exchange service. */
  public static final String EXCHANGE = "MSEMS";

  private static final int SERVICE_DEFAULT_STORE = 0x1;
  private static final int SERVICE_PRIMARY_IDENTITY = 0x8;
  private static final int STORE = 33;
  private static final int ADDRESS_BOOK = 35;
  private static final int TRANSPORT = 36;

  /** CONFIG_SERVICE and CONFIG_SHOW_CONNECT_UI: a new service would ask a person. */
  private static final int NEW_CONFIG_FLAGS = 0x1 | 0x4;

  /** The prefix of an address that is not looked up. */
  private static final String RESOLVED = "=SMTP:";

  private final Set<String> installed;

  MessageServices(Set<String> installed) {
    this.installed = installed;
  }

  /** The name as MapiSvc.inf has it. */
  Optional<String> find(String name) {
    return installed.stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /** Adds a service with its providers to a profile. */
  static Binary add(StoredProfile profile, String service, String displayName) {
    boolean exchange = service.equals(EXCHANGE);
    String shown = exchange ? "Microsoft Exchange" : displayName;
    Binary uid =
        profile.addService(
            PropertyMap.of(
                ProfileTags.SERVICE_NAME.with(service),
                Pr.DISPLAY_NAME.with(shown),
                ProfileTags.SERVICE_DLL_NAME.with(exchange ? "EMSMDB.DLL" : "EMULATED.DLL"),
                Pr.RESOURCE_FLAGS.with(
                    exchange ? SERVICE_DEFAULT_STORE | SERVICE_PRIMARY_IDENTITY : 0)));
    PropertyMap section = profile.section(uid).orElseThrow().with(ProfileTags.SERVICE_UID, uid);
    profile.change(uid, section);
    Binary store = addProvider(profile, uid, service, shown + " Message Store", STORE);
    if (exchange) {
      Binary unusedAddressBook =
          addProvider(profile, uid, service, shown + " Directory Service", ADDRESS_BOOK);
      Binary unusedTransport = addProvider(profile, uid, service, shown + " Transport", TRANSPORT);
      Binary shared =
          profile.addSection(
              PropertyMap.of(
                  ProfileTags.STORE_PROVIDERS.with(store),
                  ProfileTags.CONFIG_FLAGS.with(NEW_CONFIG_FLAGS)));
      profile.change(uid, section.with(ProfileTags.EMSMDB_SECTION_UID, shared));
    }
    return uid;
  }

  private static Binary addProvider(
      StoredProfile profile, Binary service, String serviceName, String shown, int type) {
    Binary uid =
        profile.addProvider(
            PropertyMap.of(
                ProfileTags.SERVICE_UID.with(service),
                ProfileTags.SERVICE_NAME.with(serviceName),
                Pr.DISPLAY_NAME.with(shown),
                ProfileTags.PROVIDER_DLL_NAME.with("EMULATED.DLL"),
                Tags.RESOURCE_TYPE.with(type)));
    profile.change(uid, profile.section(uid).orElseThrow().with(ProfileTags.PROVIDER_UID, uid));
    return uid;
  }

  /** Finds the profile section that holds the configuration of a service. */
  public static Binary settings(StoredProfile profile, Binary service) {
    PropValue shared =
        profile.section(service).orElseThrow().find(ProfileTags.EMSMDB_SECTION_UID.id());
    return shared == null ? service : (Binary) shared.value();
  }

  /** Takes what a service is configured with. */
  public static void configure(StoredProfile profile, Binary service, List<PropValue> values) {
    Binary settings = settings(profile, service);
    profile.change(settings, profile.section(settings).orElseThrow().with(values));
  }

  private static String plain(String address) {
    return address.startsWith(RESOLVED) ? address.substring(RESOLVED.length()) : address;
  }

  /** Whose mailbox the profile's Exchange service is to open; empty where it has none. */
  static Optional<String> mailbox(StoredProfile profile) {
    for (Binary service : profile.services()) {
      if (profile.section(service).orElseThrow().text(ProfileTags.SERVICE_NAME).equals(EXCHANGE)) {
        PropertyMap settings = profile.section(settings(profile, service)).orElseThrow();
        String address = settings.text(ProfileTags.USER_SMTP_ADDRESS);
        return Optional.of(
            address.isEmpty() ? settings.text(ProfileTags.UNRESOLVED_NAME) : plain(address));
      }
    }
    return Optional.empty();
  }
}

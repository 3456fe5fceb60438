// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.Arrays;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ExchangeMailbox;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeServiceAdmin;

/**
 * Configures the Exchange service of a new profile without its property sheet, in one of the two
 * ways that are known, so that the service shows no dialog (R4).
 */
final class ExchangeService {
  /** The service's name in MapiSvc.inf. */
  static final String NAME = "MSEMS";

  private static final int UID = 16;

  /**
   * The prefix of an address that MAPI takes as it is and does not look up. The sample of "How to:
   * Programmatically Create a Profile in Outlook" (Microsoft, 2016) sets it so; "Create an Outlook
   * profile using MFCMAPI" calls the value just the user's SMTP address.
   */
  private static final String RESOLVED = "=SMTP:";

  private final NativeServiceAdmin admin;

  ExchangeService(NativeServiceAdmin admin) {
    this.admin = admin;
  }

  /**
   * Configures the service.
   *
   * @param service its uid
   */
  void configure(Binary service, ExchangeMailbox mailbox) {
    if (mailbox instanceof ExchangeMailbox.OnServer on) {
      admin.configureMsgService(
          service,
          0,
          List.of(
              new PropValue(ProfileTags.UNRESOLVED_SERVER, on.server()),
              new PropValue(ProfileTags.UNRESOLVED_NAME, on.mailbox())));
      withoutPrompts(shared(service), List.of());
    } else if (mailbox instanceof ExchangeMailbox.ByAddress by) {
      List<PropValue> values =
          List.of(
              ProfileTags.USER_SMTP_ADDRESS.with(RESOLVED + by.smtp()),
              Pr.DISPLAY_NAME.with(by.smtp()));
      Binary store = withoutPrompts(shared(service), values);
      set(store, values);
    }
  }

  /** The section that the service's providers share; the flags here are those of the sample. */
  private Binary shared(Binary service) {
    NativeProps section = admin.openProfileSection(service, NativeServiceAdmin.MAPI_FORCE_ACCESS);
    try {
      return require(section, ProfileTags.EMSMDB_SECTION_UID, "PR_EMSMDB_SECTION_UID");
    } finally {
      section.release();
    }
  }

  /** Sets the values and clears the flags that would ask a person; the section of the store. */
  private Binary withoutPrompts(Binary uid, List<PropValue> values) {
    NativeProps section = admin.openProfileSection(uid, NativeServiceAdmin.MAPI_MODIFY);
    try {
      PropValue flags = section.getProps(List.of(ProfileTags.CONFIG_FLAGS)).get(0);
      boolean changed = !values.isEmpty();
      if (changed) {
        section.setProps(values);
      }
      if (!flags.isError() && ((Integer) flags.value() & ProfileTags.PROMPTS) != 0) {
        section.setProps(
            List.of(ProfileTags.CONFIG_FLAGS.with((Integer) flags.value() & ~ProfileTags.PROMPTS)));
        changed = true;
      }
      Binary stores =
          values.isEmpty()
              ? Binary.EMPTY
              : require(section, ProfileTags.STORE_PROVIDERS, "PR_STORE_PROVIDERS");
      if (changed) {
        section.saveChanges(0);
      }
      return stores.size() <= UID ? stores : Binary.of(Arrays.copyOf(stores.toByteArray(), UID));
    } finally {
      section.release();
    }
  }

  /** Sets values of a section that is the store provider's own. */
  private void set(Binary uid, List<PropValue> values) {
    NativeProps section =
        admin.openProfileSection(
            uid, NativeServiceAdmin.MAPI_FORCE_ACCESS | NativeServiceAdmin.MAPI_MODIFY);
    try {
      section.setProps(values);
      section.saveChanges(0);
    } finally {
      section.release();
    }
  }

  private static Binary require(NativeProps section, PropTag<Binary> tag, String name) {
    PropValue value = section.getProps(List.of(tag)).get(0);
    if (value.isError()) {
      throw MapiException.of(
          "IProfSect::GetProps",
          (HResult) value.value(),
          "the Exchange service has no " + name + ": this Outlook wants another way");
    }
    return tag.valueType().fromWire(value.value());
  }
}

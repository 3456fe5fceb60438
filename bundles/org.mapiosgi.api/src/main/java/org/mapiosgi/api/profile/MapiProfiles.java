// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Administers the MAPI profiles of the account that runs this process (R28), without a user
 * interface (R4). The service exists exactly while MAPI is initialised. It needs no session.
 *
 * <p>Thread-safe. Any thread may call; no call blocks. A lane does the work. The promise is always
 * resolved. It fails with a {@link org.mapiosgi.api.error.MapiException} if the work could not be
 * done, with {@code MAPI_E_TIMEOUT} after two minutes, and with {@code MAPI_E_END_OF_SESSION} if
 * MAPI goes down. The promise's callbacks run on a thread of the product that may block.
 *
 * <p>Names are compared without regard to case, as MAPI does. The name of a new profile has 1 to
 * {@value #LONGEST_NAME} characters: letters, digits, underscores, and spaces between them (Learn,
 * IProfAdmin::CreateProfile). An existing profile may have another kind of name.
 *
 * <p>Errors; the message gives the cause:
 *
 * <ul>
 *   <li>{@code MAPI_E_NO_ACCESS}: a profile with the new name exists; or a configured session uses
 *       the profile that is to be deleted or renamed; or the account may not write its profiles.
 *   <li>{@code MAPI_E_NOT_FOUND}: the profile does not exist, or the message service is not
 *       installed.
 *   <li>{@code MAPI_E_INVALID_PARAMETER}: the name is not allowed.
 * </ul>
 */
@ProviderType
public interface MapiProfiles {
  /** The factory PID of a profile's configuration. The product creates the profile. */
  String PID = "org.mapiosgi.profile";

  /** The longest name (MAPIDefS.h, cchProfileNameMax). */
  int LONGEST_NAME = 64;

  /** Lists the profiles of this account. */
  Promise<List<ProfileInfo>> list();

  /**
   * Creates a profile with its message services. If a service cannot be added, the profile is
   * deleted again, so that no incomplete profile remains.
   */
  Promise<Void> create(NewProfile profile);

  /** Copies a profile with its services and their settings; the copy is not the default. */
  Promise<Void> copy(String profile, String copy);

  /** Gives a profile another name. */
  Promise<Void> rename(String profile, String newName);

  /**
   * Deletes a profile. If a client outside of this process uses the profile, MAPI deletes it after
   * that client has logged off.
   */
  Promise<Void> delete(String profile);

  /** Makes a profile the default: Outlook opens it without a question. */
  Promise<Void> setDefault(String profile);

  /** Leaves the account without a default profile. */
  Promise<Void> clearDefault();

  /** Lists the message services of a profile with their providers, in MAPI's order. */
  Promise<List<MessageService>> services(String profile);
}

// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Optional;
import org.mapiosgi.api.property.EntryId;

/**
 * Who a session is (IMAPISession::QueryIdentity).
 *
 * @param entryId its address book entry; empty where no provider supplies an identity
 * @param displayName its name
 * @param address its e-mail address; empty where it has none
 */
public record Identity(Optional<EntryId> entryId, String displayName, String address) {}

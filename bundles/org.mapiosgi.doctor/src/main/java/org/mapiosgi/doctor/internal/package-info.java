// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the components of the doctor: the services, the watch that writes new findings to the
 * log, the file that says whether MAPI is ready, and the launcher's command {@code doctor}.
 */
@NullMarked
package org.mapiosgi.doctor.internal;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Contains the result of an examination, as an object, as text and as JSON. */
@NullMarked
package org.mapiosgi.doctor.internal.report;

import org.jspecify.annotations.NullMarked;

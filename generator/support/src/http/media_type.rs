//! Media types (RFC 9110, section 8.3).

/// Whether a media type is JSON: `application/json`, or one with the suffix `+json` (RFC 6839).
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// Whether a media type lies in a declared range such as `image/*`. Parameters do not count.
pub fn matches_media_type(range: &str, media_type: &str) -> bool {
    let (range, media_type) = (essence(range), essence(media_type));
    let same = |(wanted, found): (&str, &str)| wanted == "*" || wanted == found;
    match (range.split_once('/'), media_type.split_once('/')) {
        (Some((kind, subtype)), Some((found_kind, found_subtype))) => {
            same((kind, found_kind)) && same((subtype, found_subtype))
        }
        _ => range == media_type,
    }
}

fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

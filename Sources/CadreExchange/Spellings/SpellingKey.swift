/// The form of a word in which two spellings of it are equal.
///
/// Case, accents, spaces, underscores and punctuation do not count, nor do the words "the" and "and" (or "&"); "St" in
/// front is "Saint".
enum SpellingKey {
    /// The key of a text: lower-case letters and digits; empty where the text has neither.
    static func key(_ text: String) -> String {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            if let folded = folded(scalar) {
                word += folded
            } else if isLetter(scalar) {
                word.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else if scalar != "'", scalar != "\u{2019}", !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        if words.count > 1, words[0] == "st" { words[0] = "saint" }
        let kept = words.filter { $0 != "the" && $0 != "and" }
        return (kept.isEmpty ? words : kept).joined()
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// ASCII letters and digits in lower case, and Latin letters without their accents; nil for anything else.
    private static func folded(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 48...57, 97...122: String(scalar)
        case 65...90: Unicode.Scalar(scalar.value + 32).map { String($0) }
        case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105: "a"
        case 0xC6, 0xE6: "ae"
        case 0xC7, 0xE7, 0x106...0x10D: "c"
        case 0xD0, 0xF0, 0x10E...0x111: "d"
        case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "e"
        case 0x11C...0x123: "g"
        case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: "i"
        case 0x136...0x137: "k"
        case 0x139...0x142: "l"
        case 0xD1, 0xF1, 0x143...0x148: "n"
        case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: "o"
        case 0x152...0x153: "oe"
        case 0x154...0x159: "r"
        case 0xDF: "ss"
        case 0x15A...0x161, 0x218...0x219: "s"
        case 0x162...0x167, 0x21A...0x21B: "t"
        case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "u"
        case 0xDD, 0xFD, 0xFF, 0x176...0x178: "y"
        case 0x179...0x17E: "z"
        default: nil
        }
    }
}

public import CadreApplication
public import CadreDomain

/// How numbers, days and shares are written on pages.
public enum Words {
    /// What stands where nothing was reported; never 0.
    public static let notReported = "not reported"

    /// A whole number with commas, such as `15,041`.
    public static func number(_ value: Int) -> String { Grouped.text(value) }

    /// A count with its noun, such as `1 position` or `148 positions`.
    public static func count(_ value: Int, _ noun: String, plural: String? = nil) -> String {
        Grouped.count(value, noun, plural)
    }

    /// A day in prose, such as `15 June 2027`.
    public static func day(_ day: Day) -> String { day.prose }

    /// A month in labels, such as `Jun 2027`.
    public static func month(_ day: Day) -> String {
        "\(Day.monthNames[day.parts.month - 1].prefix(3)) \(day.parts.year)"
    }

    /// A moment, such as `2026-12-01 09:30 UTC`.
    public static func moment(_ at: Timestamp) -> String {
        let text = at.description
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }

    /// A share with one decimal, such as `92.4 %`; not reported where the whole is empty.
    public static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return notReported }
        return Grouped.percent(permille: (part * 2_000 + whole) / (whole * 2))
    }

    /// An amount in prose, such as `$212m`; exact amounts stand in exports.
    public static func dollars(cents: Int64) -> String {
        let dollars = Double(cents) / 100
        switch abs(dollars) {
        case 1e9...: return "$\(decimal(dollars / 1e9))bn"
        case 1e6...: return "$\(decimal(dollars / 1e6))m"
        case 1e3...: return "$\(number(Int((dollars / 1e3).rounded())))k"
        default: return "$\(number(Int(dollars.rounded())))"
        }
    }

    /// A number with one decimal below ten and none above.
    static func decimal(_ value: Double) -> String {
        guard abs(value) < 10 else { return number(Int(value.rounded())) }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths) % 10)"
    }
}

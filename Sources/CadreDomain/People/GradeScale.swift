/// Compares grades: within military and within civilian ones by rank, across the two by a scheme of equivalence.
///
/// A scheme gives a military grade a band of civilian ones, and bands may share grades: a civilian grade can equal two
/// military ones that differ. So equality across the kinds is not handed on from grade to grade, and lists are sorted
/// by ``place(of:)``, which puts every grade into one order.
public struct GradeScale: Hashable, Sendable {
    /// How one grade stands to another.
    public enum Standing: Sendable {
        /// Lower.
        case below
        /// The same grade, or an equivalent one.
        case equal
        /// Higher.
        case above

        fileprivate var turned: Standing {
            switch self {
            case .below: .above
            case .equal: .equal
            case .above: .below
            }
        }
    }

    /// The scale without a scheme: military and civilian grades do not compare.
    public static let withoutScheme = GradeScale(scheme: nil, bands: [:])

    /// The name of the scheme in force; nil for none.
    public let scheme: String?
    private let bands: [Grade: GradeBand]
    /// The civilian grades that equal a military one.
    private let equivalents: Set<Grade>
    private let places: [Grade: Int]

    /// Takes the scheme that is in force on a day, and its rows of that day.
    ///
    /// - Parameters:
    ///   - schemes: Which scheme applies from when; before the first, none does.
    ///   - rows: The rows of all schemes; a later row of the same military grade replaces an earlier one.
    ///   - day: The day.
    public init(schemes: [GradeScheme], rows: [GradeEquivalence], on day: Day) {
        let scheme = schemes.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }?.name
        let inForce = rows.filter { $0.scheme == scheme && $0.validFrom <= day }
            .sorted { $0.validFrom < $1.validFrom }
        self.init(scheme: scheme, bands: Dictionary(inForce.map { ($0.military, $0.civilian) }) { $1 })
    }

    private init(scheme: String?, bands: [Grade: GradeBand]) {
        self.scheme = scheme
        self.bands = bands
        let civilians = Grade.all.filter { !$0.isMilitary }
        equivalents = Set(civilians.filter { civilian in bands.values.contains { $0.contains(civilian) } })
        places = Dictionary(
            uniqueKeysWithValues: Grade.all.map { grade in
                guard !grade.isMilitary, !bands.isEmpty else { return (grade, grade.rank * Self.placeStep) }
                let reached = bands.filter { $0.value.lowest <= grade }.keys.max()
                let order = civilians.firstIndex(of: grade) ?? 0
                return (grade, (reached?.rank ?? 0) * Self.placeStep + 1 + order)
            })
    }

    /// More than there are civilian grades, so that all of them fit between two military ones.
    private static let placeStep = 100

    /// How the left grade stands to the right one; nil where the two do not compare.
    ///
    /// A military and a civilian grade compare where the scheme gives each an equivalent.
    public func standing(of left: Grade, to right: Grade) -> Standing? {
        if left.isMilitary == right.isMilitary { return left < right ? .below : left == right ? .equal : .above }
        return left.isMilitary
            ? standing(ofCivilian: right, toMilitary: left)?.turned : standing(ofCivilian: left, toMilitary: right)
    }

    private func standing(ofCivilian civilian: Grade, toMilitary military: Grade) -> Standing? {
        guard let band = bands[military], equivalents.contains(civilian) else { return nil }
        return civilian < band.lowest ? .below : civilian > band.highest ? .above : .equal
    }

    /// Where the grade stands in the one order in which lists sort grades.
    ///
    /// Military grades by rank; a civilian grade after the highest military one whose band it reaches, also where it
    /// has no equivalent itself. Without a scheme civilian grades follow all military ones.
    public func place(of grade: Grade) -> Int { places[grade] ?? grade.rank * Self.placeStep }
}

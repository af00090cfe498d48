import CadreDomain

/// The seats of course dates for people who reach a certification only by a course before they report.
///
/// All courses take the same number of days, so the dates that fit one person follow each other: a *span*. Everybody
/// has a seat of their own exactly where, for every run of dates, no more people have their span within it than it has
/// seats.
///
/// Source: P. Hall, *On representatives of subsets*, Journal of the London Mathematical Society 10, 1935; for spans, F.
/// Glover, *Maximum matching in a convex bipartite graph*, Naval Research Logistics Quarterly 14, 1967.
struct TrainingSeats {
    let dates: [CourseDate]
    private let courseDays: Int

    init(_ dates: [CourseDate], of problem: SlateProblem) {
        self.dates = dates
        courseDays = problem.figures.certificationDaysMin
    }

    /// The dates that fit a pair, empty where none does; nil where the pair needs no course.
    func span(_ pair: Pair) -> Range<Int>? {
        Rule.trainingDays(of: pair).map { days in
            let first = dates.firstIndex { $0.start >= days.start } ?? dates.count
            let end = dates.firstIndex { $0.start.adding(days: courseDays) > days.end } ?? dates.count
            return first..<max(first, end)
        }
    }

    /// The runs of dates that spans can crowd, each with its seats; the empty run is that of people whom no date fits.
    func runs(of spans: Set<Range<Int>>) -> [(run: Range<Int>, seats: Int)] {
        let firsts = Set(spans.lazy.filter { !$0.isEmpty }.map(\.lowerBound)).sorted()
        let ends = Set(spans.lazy.filter { !$0.isEmpty }.map(\.upperBound)).sorted()
        let runs = firsts.flatMap { first in ends.filter { $0 > first }.map { first..<$0 } }
        let unfit = spans.contains(where: \.isEmpty) ? [(run: 0..<0, seats: 0)] : []
        return unfit + runs.map { ($0, dates[$0].reduce(0) { $0 + $1.seats }) }
    }

    /// Gives every date to those whose span ends first.
    ///
    /// - Returns: How many seats of each date are taken, and how many people have none; no seating leaves fewer.
    func seating(_ spans: [Range<Int>]) -> (taken: [Int], unseated: Int) {
        var waiting = spans.sorted { $0.upperBound < $1.upperBound }
        var taken = [Int](repeating: 0, count: dates.count)
        for (index, date) in dates.enumerated() {
            while taken[index] < date.seats, let next = waiting.firstIndex(where: { $0.contains(index) }) {
                waiting.remove(at: next)
                taken[index] += 1
            }
        }
        return (taken, spans.count - taken.reduce(0, +))
    }
}

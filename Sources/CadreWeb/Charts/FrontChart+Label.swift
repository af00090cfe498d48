extension FrontChart {
    /// A place on the drawing.
    struct Point: Equatable {
        let x, y: Double

        init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// A rectangle on the drawing.
    struct Box: Equatable {
        let left, top, right, bottom: Double

        func contains(_ point: Point, margin: Double) -> Bool { distance(to: point) < margin }

        func distance(to point: Point) -> Double {
            let across = max(left - point.x, point.x - right, 0)
            let upward = max(top - point.y, point.y - bottom, 0)
            return (across * across + upward * upward).squareRoot()
        }
    }

    /// Where a label of a width stands beside a mark: the nearest place on which no other mark lies.
    static func place(_ width: Double, beside mark: Point, among others: [Point], in frame: Box) -> Box {
        let height = 18.0
        // Marks and the edges between them, as points close enough that no label slips between two.
        let obstacles =
            zip(others, others.dropFirst()).flatMap { one, next in
                (0...12).map { step in
                    let share = Double(step) / 12
                    return Point(one.x + share * (next.x - one.x), one.y + share * (next.y - one.y))
                }
            } + others
        var best: (box: Box, hits: Int)?
        for reach in stride(from: 12.0, through: 120, by: 12) {
            for (right, down) in [(1, 0.5), (1, 1), (-1, 0.5), (-1, 1), (0, 1), (1, -1), (-1, -1), (0, -1)] {
                let middle = Point(mark.x + Double(right) * (reach + width / 2), mark.y + down * (reach + height / 2))
                let box = Box(
                    left: middle.x - width / 2, top: middle.y - height / 2, right: middle.x + width / 2,
                    bottom: middle.y + height / 2
                )
                guard box.left >= frame.left, box.right <= frame.right, box.top >= frame.top,
                    box.bottom <= frame.bottom
                else { continue }
                let hits = obstacles.count { box.contains($0, margin: 6) } + (box.contains(mark, margin: 9) ? 1_000 : 0)
                if hits < best?.hits ?? .max { best = (box, hits) }
            }
            if best?.hits == 0 { break }
        }
        return best?.box
            ?? Box(left: mark.x - width / 2, top: mark.y - 30, right: mark.x + width / 2, bottom: mark.y - 12)
    }
}

using SecureMediaIntake.Samples;
using SecureMediaIntake.Simulation.Engine;
using SecureMediaIntake.Simulation.Figures;

namespace SecureMediaIntake.Simulation.Intake;

/// <summary>A day of the pipeline in virtual time: from a patient's files to what the care record gave back.</summary>
internal sealed class IntakeDay(DayOptions options)
{
    private const double Hour = 3_600;

    private readonly Agenda<Happening> _agenda = new();
    private readonly Dice _dice = new(options.Seed);
    private readonly Limits _limits = new(options.Deployments);
    private readonly Throttle _record = Limits.RecordFor(options.RequestsPerDay);
    private readonly Station<FileJob>[] _stations = [.. Enum.GetNames<Step>().Select(name => new Station<FileJob>(name))];
    private readonly StepCost[] _costs = [.. Enum.GetNames<Step>().Select(name => FigureFiles.Steps[name.ToLowerInvariant()])];
    private readonly Scaler _scaler = new(options.Deployments, options.Workers * options.Deployments, DayOptions.MessagesForOneWorker);
    private readonly DayTally _tally = new();
    private readonly double _start = options.FromHour * Hour;
    private readonly double _end = (options.FromHour + options.Hours) * Hour;
    private int _workers = options.Deployments;

    public DayResult Run()
    {
        Resize(_workers);
        Plan(DayProfile.Next(_start, options.RequestsPerDay, _dice), new(What.RequestComes, default));
        Plan(_start, new(What.KedaLooks, default));

        while (_agenda.TryNext(_end + DayOptions.DrainSeconds, out var happening))
        {
            Handle(happening);
        }

        foreach (var station in _stations)
        {
            station.Count(_agenda.Now);
        }

        return _tally.Close(options, _agenda.Now - _start, _stations, [.. _limits.All, _record]);
    }

    private void Handle(Happening happening)
    {
        switch (happening.What)
        {
            case What.RequestComes: Come(); break;
            case What.MessageShows: Show(happening); break;
            case What.MessageDone: Finish(happening.Job); break;
            case What.KedaLooks: Look(); break;
            default: Resize(happening.Workers); break;
        }
    }

    private void Come()
    {
        var now = _agenda.Now;
        var next = DayProfile.Next(now, options.RequestsPerDay, _dice);

        if (next < _end)
        {
            Plan(next, new(What.RequestComes, default));
        }

        _tally.Requests++;
        var files = FileMix.Files(_dice);
        var send = now + (files * DayOptions.BetweenFiles) + DayOptions.BeforeSend;

        foreach (var page in new[] { "ask", "come in", "send" })
        {
            Pay(FigureFiles.Steps[page], now);
        }

        for (var file = 1; file <= files; file++)
        {
            var kind = FileMix.Kind(_dice);
            _tally.Come(kind);
            Pay(FigureFiles.Steps["upload"], now);
            Bring(now + (file * DayOptions.BetweenFiles), new(Step.Sanitise, send, (float)(kind.CpuSeconds * (0.8 + (0.4 * _dice.Fraction()))), 0, 0));
        }
    }

    private void Show(Happening shown)
    {
        var station = _stations[(int)shown.Job.Step];
        station.Hidden -= shown.Hidden ? 1 : 0;
        station.Offer(_agenda.Now, shown.Job);
        Take(station, wasIdle: true);
    }

    private void Take(Station<FileJob> station, bool wasIdle)
    {
        while (station.TryTake(_agenda.Now, out var job))
        {
            // Whoever finds a queue empty looks again within a second.
            var looked = wasIdle ? _dice.Fraction() * DayOptions.LongestPoll : 0;
            Plan(_agenda.Now + looked + Seconds(job), new(What.MessageDone, job));
        }
    }

    private double Seconds(FileJob job)
    {
        var cost = job.SendAt < 0 ? FigureFiles.Steps["look"] : _costs[(int)job.Step];
        var held = Pay(cost, _agenda.Now, _limits.Queues[(int)job.Step]);
        var filing = job is { Step: Step.File, SendAt: >= 0 } && !RecordIsDown ? _record.Take(_agenda.Now, 1) : 0;
        return cost.Seconds + job.Cpu + Math.Max(held, filing);
    }

    private bool RecordIsDown => options.RecordDownAt is { } hour && _agenda.Now % (24 * Hour) >= hour * Hour && _agenda.Now % (24 * Hour) < (hour + 1) * Hour;

    /// <returns>Seconds for which a limit holds it up.</returns>
    private double Pay(StepCost cost, double now, Throttle? queue = null)
    {
        _tally.Pay(cost);

        for (var check = 0; check < cost.Checks; check++)
        {
            Hide(now + DayOptions.WatchdogSeconds, new(Step.Check, 0, 0, 0, 0));
        }

        return Math.Max(
            Math.Max(_limits.Account.Take(now, cost.Table + cost.Queue), cost.Vault > 0 ? _limits.Vault.Take(now, cost.Vault) : 0), queue?.Take(now, cost.Queue) ?? 0);
    }

    private void Finish(FileJob job)
    {
        var station = _stations[(int)job.Step];
        station.Leave(_agenda.Now);

        if (_dice.Fraction() < DayOptions.FaultShare)
        {
            Fail(job);
        }
        else
        {
            Go(job);
        }

        Take(station, wasIdle: false);
    }

    private void Fail(FileJob job)
    {
        if (job.Dequeues + 1 < DayOptions.MaxDequeues)
        {
            Hide(_agenda.Now + DayOptions.VisibilitySeconds, job with { Dequeues = (byte)(job.Dequeues + 1) });
        }
        else if (job is { Step: Step.Sanitise or Step.File, SendAt: >= 0 })
        {
            _tally.SetAside++;
        }
    }

    private void Go(FileJob job)
    {
        var now = _agenda.Now;

        switch (job.Step)
        {
            case Step.Sanitise:
                // What is sealed before Send is looked at once and put off for an hour; the message that Send writes overtakes that one, which finds nothing to do later.
                if (now < job.SendAt)
                {
                    Pay(FigureFiles.Steps["look"], now);
                    Hide(now + DayOptions.IdleSeconds, new(Step.File, FileJob.LeftOver, 0, 0, 0));
                }

                Bring(Math.Max(now, job.SendAt), new(Step.File, job.SendAt, 0, 0, 0));
                break;

            case Step.File when job.SendAt < 0:
                break;

            case Step.File when RecordIsDown:
                var wait = Math.Min(DayOptions.LongestPutOff, DayOptions.FirstPutOff * Math.Pow(2, job.PutOffs));
                Hide(now + wait, job with { PutOffs = (byte)(job.PutOffs + 1) });
                break;

            case Step.File:
                _tally.Filed.Add(now - job.SendAt);
                Hide(now, new(Step.Tell, 0, 0, 0, 0));
                break;
        }
    }

    private void Look()
    {
        var longest = _stations.Max(station => (long)station.Waiting + station.Busy + (options.CountsHidden ? station.Hidden : 0));
        var next = _scaler.Next(_agenda.Now, _workers, longest);
        _tally.WorkerSeconds += _workers * Scaler.PollSeconds;

        if (next != _workers)
        {
            Plan(_agenda.Now + (next > _workers ? DayOptions.StartSeconds : 0), new(What.WorkersAreUp, default, next));
            _workers = next;
            _tally.PeakWorkers = Math.Max(_tally.PeakWorkers, next);
        }

        if (_agenda.Now < _end || _stations.Any(station => station.Waiting + station.Busy + station.Hidden > 0))
        {
            Plan(_agenda.Now + Scaler.PollSeconds, new(What.KedaLooks, default));
        }
    }

    private void Resize(int workers)
    {
        foreach (var station in _stations)
        {
            station.Resize(_agenda.Now, workers * DayOptions.PlacesOfAWorker);
            Take(station, wasIdle: true);
        }
    }

    private void Hide(double until, FileJob job)
    {
        _stations[(int)job.Step].Hidden++;
        Plan(until, new(What.MessageShows, job, Hidden: true));
    }

    /// <summary>Somebody will write the message then: until that moment no queue has it.</summary>
    private void Bring(double at, FileJob job) => Plan(at, new(What.MessageShows, job));

    private void Plan(double at, Happening happening) => _agenda.Plan(at, happening);
}

namespace SecureMediaIntake.Tests.Sanitising.Fixtures;

/// <summary>Real outputs of the image tools. How they were made: README.md beside this file.</summary>
internal static class SamplePhotos
{
    /// <summary>8 × 8, by NetVips, quality 95, 4:4:4.</summary>
    public static byte[] Kept => Convert.FromBase64String(
        """
        /9j/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYH
        CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAIAAgDAREAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA
        AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6
        Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl
        5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEI
        FEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOk
        paanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD85vHnjT9qLx58bvDnw9+EmoNcR+CNP1S/
        09Xt7KKDSbSS3iku7ie4nVUSLLcvO+0MyqpBZQeLwD4+fhTw/nONwmIeH+vfVlWag6rqOlOrGklFwqOPK6lvcUea/vXtp/QXiLlOIyX6a2f5/kUOTHT+q807
        p3tlsKa92o3TVoOS0j572Z//2Q==
        """);

    /// <summary>64 × 64, by Magick.NET from a HEIC photo.</summary>
    public static byte[] KeptFromHeic => Convert.FromBase64String(
        """
        /9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/
        2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCABAAEADAREAAhEBAxEB/8QA
        HwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkK
        FhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXG
        x8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
        AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOE
        hYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD8vNSuP2iv
        Hfxo1b4b/BpmuBp9gb6dJFtIYLK1jt0kmnnuLjbHDGueXkdVyyqDllB/tvxm8a+IvD/jDF4aOO9jh4ez5V7KE/ip02/+Xc5O8p+e+mi0/cMwxnEuIz2pg8vl
        e1rL3OsVJ6y+b3PWPhhqP/BR74P+N9V8C+ENX8ma80iHVpL02+jtaS2CRPILv7TIGhWAB2Hm+YELfLnd8tf5MZtk/h9nmCpYjEUW1FyVr1rpuSjayabba2sf
        nn0msi4q+kLicowvFFD63WwX1jkjzU6Xs/bKi5e9SdKMuZUovVy5eWys279VY/t8/wDBST9nv4q6Yda+Kx0rVBZC8065TQNHuoZ7eeBts0MiQPFNGysw3qWG
        QwyGUgeBjPC3w3znKZxeD5qctLe0rR+GX+NNWaP5p4S8Gcg8NuPsNioYH2GKp8/K/ayqW5qUk9PaTg7wn1TtfutPXfAv/BXP/grV8SNWk0Twb+0B9rngtJLq
        6Z/CegwxW8Ea7nlllktVSJAP4nYDJAzkgH4vE+B3hBg6XtKuXWWi/i4h7uy0VRvdn9O5c8+zfEKhhPel291dG+tlsmfnB/wzt+1t/wALH/4VV/whb/2t/wAI
        /wD295v22x+wf2V5Xm/b/t2/7L9m28ed5vl7/wB3u3/LX+xX/E3PFn9n/X/7Zfsr2v8AVoXvzcluX6vzX5tLW/A+L/4h7mX9ofUfq373tzx7c2/PbbXf8Tc8
        P+Iv2pf2TvEmoeFNcuzod3qun2N/G8cNleQX1o6yNBcQToJIpoiGYB4mK5DKTuUgcVf6QvGnGeHp4ijmXtYw5rN0KcLa2ejoxe8WtV0P1rwxzLi7wtxOOoYC
        f1edX2XOrU6l+VTcdZKaVlN7WvfXbT1j9m39qb9uTxL8VLZ/hJ43aXU9Osbq9muW0nTUhs7ZIWEs00k8QiijCtt3yEDLqAdzKD8VxZ4ycQ4DJ5rM8banK3/L
        qL+1G3wU292jv8Zsx428afDDMOEMzl9bw+J9lz0rU6XN7OtTrR9+KpyjyypqWk1e1ndOz96H7aH/AAVh/wCE2/4V9/wsVv7Q/sb+1/M/sXQvsn9neX5n2z7X
        5P2fyMceb5mzd8md3y1+b/8AEXqH9n/XPrr9ne1/ZO9+blty+z5r82mx/nd/xKDwt/bH9l/2J+//AJfrM/5ef4vrHL8Ou/lvocJ8D9R0LWJ/jd8KJPDw8Q6z
        rn/CL3+n+EEvWtptctrCYXF5BDIOfMEOTtTMhG4orbTj+Qcfg8U6+S5ivdo0PrKnPT3HUShDRu7vLTRNLd2Wp/tH4xzpVvEHiHA8ntKlX6pyQvy83JSpyl72
        ystdWr7K571Hf+FB+yl/wzZ/wr0f8JQD/bf/AAqr+13N2NO/tn7f9i+0fe877J83l5+0bfm8vPFfDPLcf/xEL+3br6rt7W8bX9l7K/Le9ufS9rdb8up+W5hi
        8vn4ePhz2F8U/wDmH5mtqyq/xfh+D3/i/u76Hi3xx19fCDfA7wF4c+w+DPE2gaxqt8dH1bUfNTwxHf6hHNY/a5nVgAsW12EgLqgBdBuAP3XDuXV8TnGa4ufv
        UcR7FQmre/7OMozsk7q0tNbJ7q61Pw7jLNqeTYTh7BYeHscThPrfPTvz+z9q4yj77TjLmi+bRy5b2dmjR+BvjCz8Y2/xg+G/iK7sPGPirWtYsL7+yNKv/Lj8
        SpY6jJNe/ZJkRFbfFmRRGN5Qkoh2kDHiXJcbhM2y3MYrlw9L2qlNuPu88Ywjo3zO8nbZ23dlqe5wXxLgM4y/NsqrfvcZiPYctPWPP7NynL31FQjywXNq1e1l
        d6Gl/b/w9/4Yc/4Yn/4VWn/CeZ/4SX/hRP8Ab8n2/wDsf/hIv7U/s37Xjd9p/s/5/Kz9r2fP5WeK+p/sjO/+I9f66/WV/Z+31zlha/1X6v8Awb89va/u78lv
        t35feP0T69ln/EM/9V/Yf7Z/0Dc0v+f3tf4tuT4Pf+L+7vocX8dtWbwvp/wN+GnhiXT/AAJ4q8P65qmonR9X1ATJ4Ujv9TjudP8Atc0isBsi2u4kBdUAaRBu
        APucLYadTPeIM0r/AL/DYj6qoT0h7T2cZQnonzR5Zaapc1rq6dz8l4txf1HKshyzDL6ticN9a54fxPZ+0lGUfed4z54tvRvlvZ2asN/Z1vE1n/he3w98SXmn
        +OfFPiXXdL1L+yNIv/Jj8ULYanNcah9kmjVQ2+MtIojAcoxMaHaQOviz2rzrhzMqL+r4fC/W1OppP2ftYxhD3X70uaXu6J8t7uyVzvwXENbiThDOMixlL61i
        6v1fljf2XtuWo6ktYpQp+zgk9ZLntZaux7j/AGz4OP7Kf/DLx8CL/wAJd/yHf+FTHVn+1/2b/bX2/wCw/aOvn/Y/m8vP2jb83l54r8v/ALOzf/iMX+tn1hfU
        tvrXLC1/q/sf4V+a3tP3d+W32/h1Povr+Tf8Qc/1K+qf7f8A9AftJf8AQR7f/eLez/h/vfj/ALnxaH55/HnXLjSPjlq8oTfGv2fdFnG7NrH3wcda/UuHcNGv
        w9RWz97/ANLZ+w/SFwtPE+KuZLZv2Ov/AHApGz4W8baR4k0VbeJ/Lux/rbYhjs+Y4+bAByBmvPxuX1sJXbesej010XS/c/kbivDf2ViIUKkv4l+XT4uVRctr
        2tfra/QraySrLjrk4/StcPufjebfH/XkR2f3q/S8l6f13Pmqhx3xO8H6RqFzPqSweXdzbN1xuY9Ao+7nHQYr9cynG1qcYxveKvpp5n0mR5jiKNONO94K+mnW
        73tfcxvh14mOlyv4c1K73RLj7KPL+795m6DnJI6mnn2VrExWKpR97rrvslu7K3kj7vDZT/a8JSoS/facsP5u/vNpR5Ur677bndaNqlhc6lHDBPljnA2H0J9K
        +YjgMVQlzzjZLzX+Z5HEfDOeYDJquJxFLlhHlu+aL3kktFJvdm7VH5acx+0l/wAlp1r/ALdv/SaKvw7hX/kQUf8At7/0uR/qx49f8nYzH/uD/wCmKRkeAf8A
        l7/7Z/8As1deafY+f6H8W+M//MB/3F/9xnXaTayatew6aZ/LVt2H25xwT7eleNUn7GLqWvY/IMsws8zxlPCc3KnfW17WTe2nbuaVz4fvNMldwN8K4/fZAzn2
        znrX2XDecYPE1KdG9qkr+7r0u97W21Ns54azDLVOpbmpRt72i3strt7u347HKeO/vH/P92v2bLtl/Xc4Mp6f13PKJ/8AkJt+H/oNfZR/gL+up+n5Vuv67nae
        DdUk0u5iuzH5ixhsJuxnII64968DH0Y1oSjs9P0Pv8blU+IcgqZZ7TkU7a2va01La6ve3c7fRvF2l6s0VsZPLuZN37jDHGMn72MdBmvkZTjGooX1Z+H8S+H+
        d8Pe1r8vPh4cv7y8Y35uVfBzuXxPl+V9jZ+NvwR+J/i/4n6p4h8PeGftFnceT5M322FN22GNTwzgj5gRyO1fzxw9n+UYHKadGvUtJX0tJ7yb6JrZn+sfi54R
        +IfE/iHjcyyzBe0oVPZ8svaUY35aVOL0lUjJWlFrVLa60NT4HfsS/tP/ABA/tT/hDvhn9s+yeR9p/wCJzZR7N/mbfvzDOdrdPSuPiLj3hLLfZfWcTy83Nb3K
        j2tfaL7o/wA7vpb4Wv4MPJf9cY/VfrX1n2Wqq8/svYc/8H2nLy+0h8Vr30vZ29e+F3/BLn9uvxb46sfDvh34Gfab2583yYf+Em0xN22J2PLXIA4BPJ7V8Tm3
        i54e4HL516+NtFWu/Z1Xu0ltTb3Z/Nvhz4kcG8TcaYXLMsxXtK9Tn5Y8lSN+WnOT1lCMVaMW9WtrLU9fH/BEz/gpyBz+zOM9/wDitNF/+TK+L/4j94Tf9DH/
        AMo1/wD5Uf1J/ZeO/k/Ff5n5jaZafEDT7aLTWst9pFu2weZEM5JP3uvXmv8Aaer9HfxRqzc/7NtJ9fbUP/lttj8przyirN1Oa031tLppttsXfDXwT+KfjKy1
        PxNoXhLzrPSfJ/tGX7fAvk+aSkfDOC2SpHyg474rDFeCXiZgZU8PVwFpTvy/vaOvLq9qjSsn1+R97wpkGa59luLzHL6ftKOE9n7WV4x5PaylGnpJqUuaSa91
        Sta8rI9B8H/ssfHnWog2m+BPNH/YUtV7n1lHoa+VzHwm4/wsW6uCt/3EpPt2qH7zwp4a8bZvBPCYXm/7fpr+bvNdmS6n+yn8f7ME3HgLYP8AsK2h/lLX898W
        YDGZPf65Dl+af8v8rfdH6Ph/A7xTqaRy/wD8q0P/AJafStfxwf6YntH7IX/Mw/8Abp/7Wr9X8MtsX/3D/wDbz+Afpzf80/8A9zf/ALrH27/wTz/5OL0v/tv/
        AOkdzX4F9M7/AJJjA/8AcX/0vDn+Vme/8n14N/7qP/qKj9C6/wA2T+qT+POv+/N7n8sLY/VL9nW/e10nUdMu5LRtO0y6ZWvrOJ40MazyiRlRpFYMZmJVEWJU
        ESnEpYg/5d8UYedbMuakuXEvaG/NaMb+8/dVo6+e254XglhJ4zGZlHAy5cx/c8lKyftdKrl77/dw5Kd5e98Wy949X8P/AA91XxmNM8H6n4ouLZ1ebKI/mMsc
        Zil/fMr5dgzjYMKcFXDMI1Lfn2J4syzK8di81wtD2jXs7vmlHdcmzi+7W3T5n2PEvjVwh4dZtnfiDlGV/XKlL6teXt6lLm5orD7TpzSsptfw3flv1Ul47+0v
        +yF8U/hFbar4kWx/tHwzpnkbtf8ANgh3+YYk/wBR5rSDEj7Oh6buAa+R8YMHjMVl1XGKH7uPLd3Wl3TivPfyP9IvorftCPA76RM8pyH2/wBR4jx3t/8AhO5c
        TX5PYe3qf739UpYaXNhqXt/ijbm9lrUVn86V/BZ/oye0fshf8zD/ANun/tav1fwy2xf/AHD/APbz+Afpzf8ANP8A/c3/AO6x9u/8E8/+Ti9L/wC2/wD6R3Nf
        gX0zv+SYwP8A3F/9Lw5/lZnv/J9eDf8Auo/+oqP0Lr/Nk/qk/jzr/vze5/LC2P1W/Z00PwToVpqdt4LhkudI1K7soLTW1RYHnknjnYRzKPM3ukcsatEGC5iL
        MI1nYH/LLjDF5zm1WhWxcvY1lzfurRnvyr41aPwpS+dj47woo5zmdTFzjW9hVh7PlpcsZ+0vzp/vHZQUUnPVa35d0e4/DTV45PifpsBt/Lkgv5UlWZcySzJb
        TKx3RrsyXEpYFueG2gkY/OsfhamWcOVcTD34rl8re+l5t3b7GPjtwxicv+jtm+Joz9rSf1e8rKPL/tdJLRybd27baW7H0hgFsn0r9DP8jT8ZK/ynP+/g+kv+
        Ce3/ADN//cP/APbmvy7xK2wv/b//ALYf4Xftpd+A/wDuqf8AvOPt39j/AP5OL8O/9vf/AKRzV+Bcbf8AJMYj/tz/ANLif5WfRd/5PtlH/cx/6i1j7hr8BP8A
        Xw/jzr/vze5/LC2Ppj/gnX/zOH/cP/8AbmvyrxM+LCf9xP8A2w/v76DG3EP/AHKf+7J9w/shf8nEeHfrd/8ApJNX8/8AGf8AyTFf/t3/ANLier+0q/5Qn4q/
        7kf/AFZYM+36/BT/AJQz/9k=
        """);

    /// <summary>8 × 8, by NetVips, quality 85, 4:2:0.</summary>
    public static byte[] Preview => Convert.FromBase64String(
        """
        /9j/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQcGBw4ICA4eFBEU
        Hh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wAARCAAIAAgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA
        AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6
        Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl
        5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEI
        FEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOk
        paanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDxDU73xRf+JLHT9IkMi6bFPNECsarbxlFM
        js7AALz1Y4yQB1FFFFeXhuJ8wy7DUsNh5Wgo3SvJbyk3s0tXd+rbP0zB0ZQxWN9lUlBOvWdouyu5u7sur6s//9k=
        """);

    /// <summary>8 × 8, by NetVips, quality 80, 4:2:0.</summary>
    public static byte[] Thumbnail => Convert.FromBase64String(
        """
        /9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYa
        KCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAIAAgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA
        AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6
        Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl
        5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEI
        FEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOk
        paanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDyW9vNbvNatbPTTvWySWRAVRViQqC7MxAA
        HPUnGSAOoooorloZvicJRhRpO0UvPq35n2VBTp18QqU3Fe0nonZb7n//2Q==
        """);
}
